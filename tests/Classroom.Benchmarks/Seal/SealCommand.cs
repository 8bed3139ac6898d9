using System.CommandLine;
using Classroom.Benchmarks.Measuring;

namespace Classroom.Benchmarks.Seal;

/// <summary><c>seal</c>: what protecting one packet of 1200 bytes costs, by each way this processor knows.</summary>
internal static class SealCommand
{
    private const int Passes = 12;
    private const int RoundsPerPass = 200;

    public static Command Create()
    {
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("seal", $"SRTP apart from the network: one packet sealed for {SealRun.Receivers} receivers, the fastest of {Passes} passes.") { json };
        command.SetAction((typed, _) => RunAsync(typed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? json)
    {
        var loadBefore = Machine.Load();
        var ways = SealWay.All.ToList();
        var figures = ways.ConvertAll(way => new Figure($"{way}", Measure(way), "ns"));
        return await new Report(ways.ConvertAll(way => $"{way}"), Machine.Describe(loadBefore), figures).TellAsync(json);
    }

    private static double Measure(SealWay way)
    {
        using var run = new SealRun(way);

        // The first passes are compiled on the way. Of the others the fastest counts: whatever else the machine did made the rest slower.
        for (var i = 0; i < Passes; i++)
        {
            run.Measure(RoundsPerPass);
            Thread.Sleep(TimeSpan.FromMilliseconds(50));
        }

        var fastest = Enumerable.Range(0, Passes).Min(_ => run.Measure(RoundsPerPass));
        return run.IsRight() ? fastest : throw new InvalidOperationException($"A receiver cannot open what was sealed: {way}.");
    }
}
