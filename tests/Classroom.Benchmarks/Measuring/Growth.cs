namespace Classroom.Benchmarks.Measuring;

/// <summary>What a process holds before, half-way through and after many rounds of the same work.</summary>
internal sealed record Growth(ProcessUse Before, ProcessUse HalfWay, ProcessUse After)
{
    // By then what is queued to be freed has been.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Does <paramref name="work"/> twice, half of the rounds each time, and looks at the process when it has come to rest.</summary>
    public static async Task<Growth> WatchAsync(int processId, Func<int, Task> work, int rounds)
    {
        var before = await SettledAsync(processId);
        await work(rounds / 2);
        var halfWay = await SettledAsync(processId);
        await work(rounds - rounds / 2);
        return new Growth(before, halfWay, await SettledAsync(processId));
    }

    private static async Task<ProcessUse> SettledAsync(int processId)
    {
        await Task.Delay(Settling);
        return ProcessUse.Of(processId);
    }
}
