using System.Diagnostics;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Udp;

/// <summary>The monotonic clock of the media threads (CLOCK_MONOTONIC, read without entering the kernel). One origin for all of the process.</summary>
internal static class MediaClock
{
    private static readonly long TicksPerMicrosecond = Stopwatch.Frequency / 1_000_000;

    public static MonotonicTime Now => new(Stopwatch.GetTimestamp() / TicksPerMicrosecond);
}
