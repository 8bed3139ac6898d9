using System.Net;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>Names the addresses that rooms must reach; whether they do can only be tried from a room.</summary>
internal static class ReachableAddressCheck
{
    public static Finding Look(RelayOptions options)
    {
        var addresses = AnnouncedAddresses.Find(new MediaOptions { AnnouncedAddresses = [.. options.Announce.Select(address => address.ToString())] });
        var listed = string.Join(", ", addresses);
        return addresses.All(IPAddress.IsLoopback)
            ? new Finding(
                Verdict.Doubtful,
                new Words("这台机器没有其他机器能到达的地址，只有本机浏览器可用。", "This machine has no address that others could reach; only browsers on it will work."),
                new Words("接上网络，或用 --announce 地址 告诉中继教室从哪里到达它。", "Connect it to a network, or tell the relay with --announce where rooms reach it."))
            : Finding.Good(
                $"教室须能到达：{listed}（TCP {options.Port}，UDP {options.MediaPort} 起）。经地址转换时请加 --announce 外部地址。",
                $"Rooms must reach {listed} (TCP {options.Port}, UDP from {options.MediaPort}). Behind address translation, add --announce with the outer address.");
    }
}
