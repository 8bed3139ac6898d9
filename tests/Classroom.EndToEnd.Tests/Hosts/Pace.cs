using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>
/// How slow this machine is before any page runs on it. What is promised of a machine that is fit for it is asserted as it is promised; a machine that
/// takes five times as long for the same work is given five times as much.
/// </summary>
internal static class Pace
{
    private const int Rounds = 100_000_000;

    /// <summary>The promises were measured on two cores.</summary>
    private const int Workers = 2;

    /// <summary>What the work takes on the machine the promises were measured on, with nothing beside it.</summary>
    private static readonly TimeSpan Fit = TimeSpan.FromMilliseconds(400);

    /// <summary>1 on a machine that is fit, more on a slower one; measured once, at the first question.</summary>
    public static double Slowness { get; } = Math.Max(1, Measure() / Fit);

    /// <summary>What this machine is given where a fit one is given <paramref name="promised"/>.</summary>
    public static TimeSpan Of(TimeSpan promised) => promised * Slowness;

    /// <summary>Every core at once, as the pages take them: fewer cores, or shared ones, are slower too.</summary>
    private static TimeSpan Measure()
    {
        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(1, Workers).Select(seed => Task.Factory.StartNew(() => Work((ulong)seed), TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(workers);
        return clock.Elapsed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Work(ulong state)
    {
        for (var round = 0; round < Rounds; round++)
        {
            // xorshift64: each step needs the one before, and none of them ever reaches 0.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
        }

        if (state == 0)
        {
            throw new UnreachableException();
        }
    }
}
