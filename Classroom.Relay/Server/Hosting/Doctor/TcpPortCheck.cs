using System.Net;
using System.Net.Sockets;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>Can the web server listen, or who does already.</summary>
internal static class TcpPortCheck
{
    public static Finding Look(int port, string option)
    {
        if (CanListen(port, out var error))
        {
            return Finding.Good($"TCP 端口 {port} 空闲。", $"TCP port {port} is free.");
        }

        if (error is SocketError.AccessDenied)
        {
            return new Finding(
                Verdict.Broken,
                new Words($"当前用户不能使用 TCP 端口 {port}。", $"This user may not use TCP port {port}."),
                new Words($"用 {option} 选 1024 以上的端口，或执行 sudo sysctl -w net.ipv4.ip_unprivileged_port_start={port}。", $"Choose one above 1023 with {option}, or run sudo sysctl -w net.ipv4.ip_unprivileged_port_start={port}."));
        }

        var owner = PortOwner.Find(port, udp: false);
        return owner is { IsRelay: true }
            ? Finding.Good($"TCP 端口 {port} 正由 {owner.Name} 使用（中继在运行）。", $"TCP port {port} is used by {owner.Name}: the relay runs.")
            : new Finding(
                Verdict.Broken,
                new Words($"TCP 端口 {port} 被 {owner?.Name ?? "其他用户的进程"} 占用。", $"TCP port {port} is used by {owner?.Name ?? "another user's process"}."),
                new Words($"停掉它，或用 {option} 换一个端口。", $"Stop it, or choose another port with {option}."));
    }

    private static bool CanListen(int port, out SocketError error)
    {
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
            socket.Listen();
            error = SocketError.Success;
            return true;
        }
        catch (SocketException fault)
        {
            error = fault.SocketErrorCode;
            return false;
        }
    }
}
