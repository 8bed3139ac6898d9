using System.Globalization;
using System.Runtime.InteropServices;

namespace Classroom.Relay.Udp.Native;

/// <summary>What the kernel knows about the calling thread.</summary>
internal static unsafe class CurrentThread
{
    private const int MaskWords = 16;

    // CLOCK_THREAD_CPUTIME_ID (linux/time.h).
    private const int ThreadCpuClock = 3;

    // Nine times the share of an ordinary thread (kernel/sched/core.c, sched_prio_to_weight), and quicker to be let in when it wakes.
    private const int MediaNice = -10;

    // A third of the share of a thread that stays.
    private const int NiceStep = 5;

    // The shortest the kernel gives: a turn seldom takes longer.
    private const ulong MediaSliceNanoseconds = 100_000;

    // sched_setattr (asm/unistd_64.h of x64; asm-generic of arm64).
    private static readonly nint SetAttributesCall = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 314 : 274;

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
    /// make packets late. It also asks for short slices, which everybody may: a thread that wakes for less is let in sooner.
    /// </summary>
    /// <returns>False without root or CAP_SYS_NICE: its share is that of any other thread then.</returns>
    public static bool TryGoFirst()
    {
        if (TrySchedule(MediaNice))
        {
            return true;
        }

        TrySchedule(LibC.GetPriority(0, 0));
        return false;
    }

    /// <summary>Puts the calling thread, and those it will start, behind those that stay as they are. Everybody may.</summary>
    public static void GoBehind() => GoBehind(0);

    /// <summary>Puts all threads of this process but some behind those, and with them the threads they will start.</summary>
    public static void LetGoFirst(IReadOnlyCollection<int> threadIds)
    {
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            var thread = int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture);
            if (!threadIds.Contains(thread))
            {
                GoBehind(thread);
            }
        }
    }

    /// <summary>CPU time used so far by the calling thread.</summary>
    public static TimeSpan CpuTime => ReadClock(ThreadCpuClock);

    /// <summary>
    /// CPU time used so far by a thread of this process, readable from any thread; zero when the thread is gone.
    /// The clock number is made from the thread id as glibc's pthread_getcpuclockid does (per-thread, scheduler clock).
    /// </summary>
    public static TimeSpan CpuTimeOf(int threadId) => ReadClock((~threadId << 3) | 6);

    /// <summary>
    /// Time a thread of this process has spent ready to run and without a core (/proc/self/task/TID/schedstat, second number, in nanoseconds);
    /// zero when the thread is gone, or the kernel does not count it.
    /// </summary>
    public static TimeSpan CoreWaitOf(int threadId)
    {
        try
        {
            var numbers = File.ReadAllText($"/proc/self/task/{threadId}/schedstat").Split(' ');
            return TimeSpan.FromMicroseconds(long.Parse(numbers[1], CultureInfo.InvariantCulture) / 1000.0);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    private static void GoBehind(int thread) => LibC.SetPriority(0, thread, LibC.GetPriority(0, thread) + NiceStep);

    private static bool TrySchedule(int nice)
    {
        var attributes = new SchedulingAttributes { Size = (uint)sizeof(SchedulingAttributes), Nice = nice, Runtime = MediaSliceNanoseconds };
        return LibC.SystemCall(SetAttributesCall, 0, &attributes, 0) == 0;
    }

    private static TimeSpan ReadClock(int clock)
    {
        TimeSpec time;
        return LibC.GetClock(clock, &time) == 0
            ? TimeSpan.FromTicks(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : TimeSpan.Zero;
    }
}
