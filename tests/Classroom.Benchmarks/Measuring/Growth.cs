namespace Classroom.Benchmarks.Measuring;

/// <summary>What a process holds before, half-way through and after many rounds of the same work.</summary>
internal sealed record Growth(ProcessUse Before, ProcessUse HalfWay, ProcessUse After)
{
    // By then what is queued to be freed has been.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Does <paramref name="work"/> twice, half of the rounds each time, and looks at the process when it has come to rest.</summary>
    /// <param name="settle">Done before each look alike; nothing when null.</param>
    public static async Task<Growth> WatchAsync(int processId, Func<int, Task> work, int rounds, Func<Task>? settle = null)
    {
        var before = await SettledAsync(processId, settle);
        await work(rounds / 2);
        var halfWay = await SettledAsync(processId, settle);
        await work(rounds - rounds / 2);
        return new Growth(before, halfWay, await SettledAsync(processId, settle));
    }

    private static async Task<ProcessUse> SettledAsync(int processId, Func<Task>? settle)
    {
        await Task.Delay(Settling);
        await (settle?.Invoke() ?? Task.CompletedTask);
        return ProcessUse.Of(processId);
    }
}
