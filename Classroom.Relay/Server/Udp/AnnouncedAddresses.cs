using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Classroom.Relay.Udp;

/// <summary>The addresses peers are told to send media to.</summary>
public static class AnnouncedAddresses
{
    /// <summary>
    /// The configured addresses, or those of the interfaces that are up: IPv4 first, as school networks route it everywhere, then IPv6; loopback
    /// last, because only browsers on this machine can use it. Falls back to loopback on a host with no address at all.
    /// </summary>
    public static IReadOnlyList<IPAddress> Find(MediaOptions options)
    {
        var addresses = options.AnnouncedAddresses.Length > 0
            ? options.AnnouncedAddresses.Select(IPAddress.Parse).ToList()
            : OfInterfaces(NetworkInterface.GetAllNetworkInterfaces());
        if (options.AnnounceLoopback || addresses.Count == 0)
        {
            addresses.Add(IPAddress.Loopback);
        }

        return [.. addresses.Distinct()];
    }

    /// <summary>Whether a peer could send to this address: not a wildcard, multicast, broadcast or link-local one.</summary>
    internal static bool CanBeReached(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return !(address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.IsIPv4MappedToIPv6 || address.Equals(IPAddress.IPv6Any));
        }

        var bytes = address.GetAddressBytes();
        var isLinkLocal = bytes[0] == 169 && bytes[1] == 254;

        // 0.0.0.0/8 is "this network"; 224 and above are multicast, reserved and broadcast (RFC 6890).
        return bytes[0] != 0 && bytes[0] < 224 && !isLinkLocal;
    }

    private static List<IPAddress> OfInterfaces(IEnumerable<NetworkInterface> interfaces) =>
        [.. interfaces
            .Where(IsUsable)
            .SelectMany(one => one.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => CanBeReached(address) && !IPAddress.IsLoopback(address))
            .OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)];

    // Tunnels and virtual interfaces that are up say "unknown".
    private static bool IsUsable(NetworkInterface one) => one.NetworkInterfaceType != NetworkInterfaceType.Loopback
        && one.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown;
}
