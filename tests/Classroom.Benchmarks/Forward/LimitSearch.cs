using Classroom.Benchmarks.Forward.Targets;

namespace Classroom.Benchmarks.Forward;

/// <summary>Finds the highest packet rate a server forwards without loss: in steps of a quarter until the first loss, then halving the last step.</summary>
internal static class LimitSearch
{
    private const double FirstPacketsPerSecond = 50_000;
    private const double MostPacketsPerSecond = 2_000_000;
    private const double Step = 1.25;
    private const int Halvings = 2;

    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    public static async Task<ForwardLimit> RunAsync(ForwardStage stage, TargetKind kind, ForwardLoad load, TimeSpan duration)
    {
        ForwardRun? best = null;
        ForwardRun? lossy = null;
        var (good, bad) = (0.0, 0.0);
        var rate = FirstPacketsPerSecond;
        for (var halvings = 0; halvings <= Halvings && rate <= MostPacketsPerSecond;)
        {
            await stage.SetRateAsync(VideoRateFor(load, rate));
            await Task.Delay(Settling);
            var run = await stage.MeasureAsync(kind, duration);
            if (run.IsWhole)
            {
                (good, best) = (rate, run);
            }
            else
            {
                (bad, lossy) = (rate, run);
                await stage.SetRateAsync(ForwardLoad.VideoPacketsPerSecond);
                await Task.Delay(Settling);
            }

            halvings += bad > 0 ? 1 : 0;
            rate = bad > 0 ? (good + bad) / 2 : rate * Step;
        }

        return new ForwardLimit(kind.Name, load, best, lossy);
    }

    private static int VideoRateFor(ForwardLoad load, double packetsPerSecond) =>
        Math.Max(1, (int)(packetsPerSecond / load.AllReceivers) - ForwardLoad.AudioPacketsPerSecond);
}
