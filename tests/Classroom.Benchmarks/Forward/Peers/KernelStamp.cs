using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>Ancillary data of a received message: when the kernel took it in, and how long each of its coalesced datagrams is.</summary>
internal static unsafe class KernelStamp
{
    /// <summary>Room both kinds of data need: CMSG_SPACE(16) + CMSG_SPACE(4), rounded up.</summary>
    public const int ControlLength = 64;

    private const int SoTimestampNs = 35;
    private const int UdpGro = 104;
    private const int ClockRealTime = 0;
    private const int CmsgHeader = 16;

    /// <summary>Asks the kernel for both.</summary>
    public static void Enable(FileDescriptor socket)
    {
        LibC.TrySetOption(socket, LibC.SolSocket, SoTimestampNs, 1);
        LibC.TrySetOption(socket, LibC.SolUdp, UdpGro, 1);
    }

    /// <summary>The clock of the kernel's stamps, in nanoseconds.</summary>
    public static long Now()
    {
        TimeSpec time;
        LibC.GetClock(ClockRealTime, &time);
        return Nanoseconds(time);
    }

    /// <summary>Reads a message's control block; what is missing keeps its given value.</summary>
    public static void Read(in MessageHeader header, ref long arrival, ref int segment)
    {
        var control = (byte*)header.Control;
        for (nuint at = 0; at + CmsgHeader <= header.ControlLength;)
        {
            var length = *(nuint*)(control + at);
            var (level, type) = (*(int*)(control + at + 8), *(int*)(control + at + 12));
            if (level == LibC.SolSocket && type == SoTimestampNs)
            {
                arrival = Nanoseconds(*(TimeSpec*)(control + at + CmsgHeader));
            }
            else if (level == LibC.SolUdp && type == UdpGro)
            {
                segment = *(int*)(control + at + CmsgHeader);
            }

            at += (length + 7) & ~(nuint)7;
        }
    }

    private static long Nanoseconds(in TimeSpec time) => time.Seconds * 1_000_000_000 + time.Nanoseconds;
}
