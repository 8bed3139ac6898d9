using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Classroom.Relay.Hosting;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// A bound, non-blocking UDP socket for both IP families; IPv4 alone where the host has no IPv6. IPv4 peers appear in the kernel's mapped
/// form on receive (<see cref="ReceiveBatch"/> unmaps them) and may be sent to by their plain <c>sockaddr_in</c>, which Linux accepts on a
/// dual-stack socket.
/// </summary>
internal sealed unsafe class UdpSocket : IDisposable
{
    // A worker at 400 kpps that is held up for 5 ms meets 2,000 packets, about 2.3 KiB each in the kernel's accounting.
    private const int WantedBufferBytes = 8 << 20;

    private UdpSocket(FileDescriptor descriptor, bool isDualStack)
    {
        Descriptor = descriptor;
        IsDualStack = isDualStack;
        ReceiveBufferBytes = Enlarge(LibC.SoRcvBufForce, LibC.SoRcvBuf);
        SendBufferBytes = Enlarge(LibC.SoSndBufForce, LibC.SoSndBuf);

        // Reading the option tells whether this kernel knows it, without changing what plain messages mean.
        SupportsSegmentation = LibC.GetOption(descriptor, LibC.SolUdp, LibC.UdpSegment) >= 0;
        Port = LocalPort();
    }

    public FileDescriptor Descriptor { get; }

    public bool IsDualStack { get; }

    public int Port { get; }

    /// <summary>Buffer the kernel granted, by its own accounting (it doubles what is asked to cover its overhead).</summary>
    public int ReceiveBufferBytes { get; }

    /// <inheritdoc cref="ReceiveBufferBytes"/>
    public int SendBufferBytes { get; }

    /// <summary>Whether the kernel cuts large messages into datagrams (UDP_SEGMENT).</summary>
    public bool SupportsSegmentation { get; }

    /// <summary>Binds to all addresses of the host.</summary>
    /// <param name="port">0 to 65535; 0 lets the kernel choose.</param>
    /// <exception cref="StartRefusedException">The port cannot be had; the message says what to do.</exception>
    public static UdpSocket Open(int port)
    {
        if (TryOpen(LibC.AfInet6, port, out var socket, out var error))
        {
            return socket!;
        }

        if (error is Errno.FamilyNotSupported or Errno.AddressNotAvailable && TryOpen(LibC.AfInet, port, out socket, out error))
        {
            return socket!;
        }

        throw new StartRefusedException(error switch
        {
            Errno.AddressInUse =>
                $"UDP 端口 {port} 已被占用，中继没有启动（可能已有一个中继在运行）。运行 ./classroom doctor 查看是谁占用，或用 --media-port 换一段端口。\n"
                + $"UDP port {port} is taken, perhaps by another relay. ./classroom doctor shows by whom; --media-port names other ports.",
            Errno.AccessDenied =>
                $"这个账号不能使用 UDP 端口 {port}，中继没有启动。请用 --media-port 指定 1024 以上的端口。\n"
                + $"UDP port {port} may not be used by this account. Name ports from 1024 on with --media-port.",
            _ =>
                $"UDP 端口 {port} 打不开，中继没有启动。请用 --media-port 换一段端口。\n"
                + $"UDP port {port} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}. Name other ports with --media-port.",
        });
    }

    public void Dispose() => Descriptor.Dispose();

    private static bool TryOpen(int family, int port, out UdpSocket? socket, out int error)
    {
        socket = null;
        var descriptor = LibC.UdpSocket(family);
        var any = new IPEndPoint(family == LibC.AfInet6 ? IPAddress.IPv6Any : IPAddress.Any, port);
        var address = TransportAddress.FromIPEndPoint(any);
        var bound = !descriptor.IsInvalid
            && (family == LibC.AfInet || LibC.TrySetOption(descriptor, LibC.IpProtoIpv6, LibC.Ipv6V6Only, 0))
            && LibC.Bind(descriptor, &address, (uint)address.Length) == 0;
        error = bound ? 0 : Marshal.GetLastPInvokeError();
        if (bound)
        {
            socket = new UdpSocket(descriptor, family == LibC.AfInet6);
        }
        else
        {
            descriptor.Dispose();
        }

        return bound;
    }

    /// <summary>The forced option passes the system's limit but needs CAP_NET_ADMIN; without it the limit is what we get.</summary>
    private int Enlarge(int forced, int plain)
    {
        if (!LibC.TrySetOption(Descriptor, LibC.SolSocket, forced, WantedBufferBytes))
        {
            LibC.TrySetOption(Descriptor, LibC.SolSocket, plain, WantedBufferBytes);
        }

        return LibC.GetOption(Descriptor, LibC.SolSocket, plain);
    }

    private int LocalPort()
    {
        Span<byte> address = stackalloc byte[TransportAddress.MaxLength];
        uint length = TransportAddress.MaxLength;
        fixed (byte* raw = address)
        {
            if (LibC.GetSocketName(Descriptor, raw, &length) != 0 || !TransportAddress.TryRead(address[..(int)length], out var local))
            {
                throw new SocketException(Marshal.GetLastPInvokeError());
            }

            return local.Port;
        }
    }
}
