using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>
/// Where servers are reached. An address of this machine that is not 127.0.0.1, because Janus does not offer that; packets to it go over the
/// loopback device all the same.
/// </summary>
internal static class HostAddress
{
    /// <summary>Null when this machine has no such IPv4 address.</summary>
    public static IPAddress? Find() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus != OperationalStatus.Down && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(one => one.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork);
}
