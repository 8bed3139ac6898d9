using System.Globalization;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Measuring;

/// <summary>Who gets which core: the relay the first, the load the second, so that neither takes time from the other.</summary>
/// <param name="Relay">Null where there is but one core: all share it.</param>
/// <param name="Load">Null where there is but one core.</param>
internal sealed record Cores(int? Relay, int? Load)
{
    /// <summary>Shares out the cores and binds this process, which plays the load, to its own.</summary>
    public static Cores Share()
    {
        var allowed = CurrentThread.AllowedCores();
        if (allowed.Length < 2)
        {
            return new Cores(null, null);
        }

        BindProcess(allowed[1]);
        return new Cores(allowed[0], allowed[1]);
    }

    /// <summary>Puts the calling thread where the relay's belong, and first there, as the relay's workers do by themselves.</summary>
    public void EnterRelay()
    {
        if (Relay is { } core)
        {
            CurrentThread.TryPin(core);
        }

        CurrentThread.TryGoFirst();
    }

    /// <summary>Starts a process where the relay belongs: a child gets the cores and the priority of the thread that starts it.</summary>
    /// <param name="start">Starts it before it first waits.</param>
    public Task<T> StartServer<T>(Func<Task<T>> start)
    {
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            EnterRelay();
            try
            {
                started.SetResult(start());
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        }).Start();
        return started.Task.Unwrap();
    }

    /// <summary>All threads there are; those to come inherit it from them.</summary>
    private static unsafe void BindProcess(int core)
    {
        var words = core / 64 + 1;
        var mask = stackalloc ulong[words];
        new Span<ulong>(mask, words).Clear();
        mask[core / 64] = 1UL << (core % 64);
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            LibC.SetAffinity(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), (nuint)words * sizeof(ulong), mask);
        }
    }
}
