using System.Runtime.InteropServices;

namespace Classroom.Relay.Udp.Native;

/// <summary>What the kernel knows about the calling thread.</summary>
internal static unsafe class CurrentThread
{
    private const int MaskWords = 16;

    // Nine times the share of an ordinary thread (kernel/sched/core.c, sched_prio_to_weight), and quicker to be let in when it wakes.
    private const int MediaNice = -10;

    /// <summary>The cores this process may use, in ascending order (at most the first 1024).</summary>
    public static int[] AllowedCores()
    {
        var mask = stackalloc ulong[MaskWords];
        NativeMemory.Clear(mask, MaskWords * sizeof(ulong));
        if (LibC.GetAffinity(0, MaskWords * sizeof(ulong), mask) < 0)
        {
            return [];
        }

        var cores = new List<int>();
        for (var core = 0; core < MaskWords * 64; core++)
        {
            if ((mask[core / 64] & (1UL << (core % 64))) != 0)
            {
                cores.Add(core);
            }
        }

        return [.. cores];
    }

    /// <summary>Binds the calling thread to one core; false when the kernel refuses.</summary>
    public static bool TryPin(int core)
    {
        var mask = stackalloc ulong[MaskWords];
        NativeMemory.Clear(mask, MaskWords * sizeof(ulong));
        mask[core / 64] = 1UL << (core % 64);
        return LibC.SetAffinity(0, MaskWords * sizeof(ulong), mask) == 0;
    }

    /// <summary>
    /// Puts the calling thread before ordinary ones, so that a handshake, a recording's encoder or a page request on the same core does not
    /// make packets late. Needs root or CAP_SYS_NICE; false without.
    /// </summary>
    public static bool TryGoFirst() => LibC.SetPriority(0, 0, MediaNice) == 0;

    /// <summary>
    /// CPU time used so far by a thread of this process, readable from any thread; zero when the thread is gone.
    /// The clock number is made from the thread id as glibc's pthread_getcpuclockid does (per-thread, scheduler clock).
    /// </summary>
    public static TimeSpan CpuTimeOf(int threadId)
    {
        TimeSpec time;
        var clock = (~threadId << 3) | 6;
        return LibC.GetClock(clock, &time) == 0
            ? TimeSpan.FromTicks(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / 100)
            : TimeSpan.Zero;
    }
}
