using System.Runtime.InteropServices;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Forward;

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

    /// <summary>What to add to the kernel's wall-clock stamps to have moments of the media clock.</summary>
    public static long OffsetMicroseconds()
    {
        TimeSpec time;
        LibC.GetClock(ClockRealTime, &time);
        return MediaClock.Now.Microseconds - Microseconds(time);
    }

    /// <summary>Reads a message's control block; what is missing keeps its given value.</summary>
    public static void Read(in MessageHeader header, long offset, ref MonotonicTime arrival, ref int segment)
    {
        var control = (byte*)header.Control;
        for (nuint at = 0; at + CmsgHeader <= header.ControlLength;)
        {
            var length = *(nuint*)(control + at);
            var (level, type) = (*(int*)(control + at + 8), *(int*)(control + at + 12));
            if (level == LibC.SolSocket && type == SoTimestampNs)
            {
                arrival = new MonotonicTime(Microseconds(*(TimeSpec*)(control + at + CmsgHeader)) + offset);
            }
            else if (level == LibC.SolUdp && type == UdpGro)
            {
                segment = *(int*)(control + at + CmsgHeader);
            }

            at += (length + 7) & ~(nuint)7;
        }
    }

    private static long Microseconds(in TimeSpec time) => time.Seconds * 1_000_000 + time.Nanoseconds / 1000;
}
