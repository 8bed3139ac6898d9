using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtp.HeaderExtensions;

/// <summary>Time of sending as 24 bits of 6.18 fixed point seconds, wrapping every 64 s (webrtc.org experiment abs-send-time).</summary>
public static class AbsoluteSendTime
{
    /// <summary>Bytes of the element's data.</summary>
    public const int Length = 3;

    private const int FractionBits = 18;
    private const long MicrosecondsPerWrap = 64_000_000;

    /// <summary>Writes <paramref name="time"/>; receivers only use differences, so any clock serves.</summary>
    public static void Write(Span<byte> destination, MonotonicTime time)
    {
        var value = (uint)((time.Microseconds % MicrosecondsPerWrap << FractionBits) / 1_000_000);
        destination[0] = (byte)(value >> 16);
        destination[1] = (byte)(value >> 8);
        destination[2] = (byte)value;
    }
}
