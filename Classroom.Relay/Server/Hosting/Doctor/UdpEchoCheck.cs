using System.Net;
using System.Net.Sockets;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>Takes a media port for a moment and sends a datagram through it: a local firewall that drops UDP shows here.</summary>
internal static class UdpEchoCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<Finding> LookAsync(int port, CancellationToken cancellation)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Any, port));
        }
        catch (SocketException)
        {
            return InUse(port);
        }

        return await EchoesAsync(listener, port, cancellation)
            ? Finding.Good($"UDP 端口 {port} 空闲，本机收发正常。", $"UDP port {port} is free and carries a datagram.")
            : new Finding(
                Verdict.Broken,
                new Words($"UDP 端口 {port} 在本机收不到数据。", $"A datagram sent to UDP port {port} on this machine does not arrive."),
                new Words($"放行防火墙：sudo ufw allow {port}/udp，或 sudo firewall-cmd --add-port={port}/udp --permanent && sudo firewall-cmd --reload。", $"Open the firewall: sudo ufw allow {port}/udp, or sudo firewall-cmd --add-port={port}/udp --permanent && sudo firewall-cmd --reload."));
    }

    private static Finding InUse(int port)
    {
        var owner = PortOwner.Find(port, udp: true);
        return owner is { IsRelay: true }
            ? Finding.Good($"UDP 端口 {port} 正由 {owner.Name} 使用（中继在运行）。", $"UDP port {port} is used by {owner.Name}: the relay runs.")
            : new Finding(
                Verdict.Broken,
                new Words($"UDP 端口 {port} 被 {owner?.Name ?? "其他用户的进程"} 占用。", $"UDP port {port} is used by {owner?.Name ?? "another user's process"}."),
                new Words("停掉它，或用 --media-port 换一段端口。", "Stop it, or choose other ports with --media-port."));
    }

    private static async Task<bool> EchoesAsync(Socket listener, int port, CancellationToken cancellation)
    {
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var sent = Guid.NewGuid().ToByteArray();
        var received = new byte[sent.Length + 1];
        try
        {
            await sender.SendToAsync(sent, new IPEndPoint(IPAddress.Loopback, port), limit.Token);
            while (true)
            {
                var result = await listener.ReceiveFromAsync(received, new IPEndPoint(IPAddress.Any, 0), limit.Token);
                if (received.AsSpan(0, result.ReceivedBytes).SequenceEqual(sent))
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
