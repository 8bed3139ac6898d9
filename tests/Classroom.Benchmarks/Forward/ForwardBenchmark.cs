using Classroom.Benchmarks.Forward.Targets;
using Classroom.Benchmarks.Measuring;

namespace Classroom.Benchmarks.Forward;

/// <summary>Gives all servers the same loads in turn, so that a machine that is slower for a minute is so for all of them.</summary>
internal sealed class ForwardBenchmark(ForwardPlan plan, TextWriter progress)
{
    private static readonly TimeSpan LimitStep = TimeSpan.FromSeconds(3);

    private readonly double _loadBefore = Machine.Load();
    private readonly Dictionary<string, string> _missing = [];
    private readonly Cores _cores = Cores.Share();

    /// <summary>Measures every load with every server.</summary>
    public async Task<ForwardReport> RunAsync()
    {
        var runs = new List<ForwardRun>();
        foreach (var load in plan.Loads)
        {
            for (var round = 1; round <= plan.Rounds; round++)
            {
                foreach (var kind in plan.Targets)
                {
                    await WithStage(kind, load, async stage => runs.Add(await stage.MeasureAsync(kind, plan.Duration)), $"round {round} of {plan.Rounds}");
                }
            }
        }

        return new ForwardReport(Machine.Describe(_loadBefore), runs, _missing);
    }

    /// <summary>Raises the packet rate with every server until the first loss.</summary>
    public async Task<LimitReport> FindLimitsAsync()
    {
        var limits = new List<ForwardLimit>();
        foreach (var load in plan.Loads)
        {
            foreach (var kind in plan.Targets)
            {
                await WithStage(kind, load, async stage => limits.Add(await LimitSearch.RunAsync(stage, kind, load, LimitStep)), "limit");
            }
        }

        return new LimitReport(Machine.Describe(_loadBefore), limits, _missing);
    }

    private async Task WithStage(TargetKind kind, ForwardLoad load, Func<ForwardStage, Task> measure, string what)
    {
        if (_missing.ContainsKey(kind.Name))
        {
            return;
        }

        await progress.WriteLineAsync($"      {load}, bursts of {load.Burst}, {kind}, {what}");
        try
        {
            await using var stage = await ForwardStage.OpenAsync(kind, load, _cores);
            await measure(stage);
        }
        catch (Exception failure) when (failure is TargetMissingException || (kind != TargetKind.Relay && failure is InvalidOperationException or TimeoutException))
        {
            _missing.Add(kind.Name, failure.Message);
            await progress.WriteLineAsync($"      没有 {kind}，不测 · {kind} is left out: {failure.Message}");
        }
    }
}
