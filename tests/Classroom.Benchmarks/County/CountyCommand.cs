using System.CommandLine;

namespace Classroom.Benchmarks.County;

/// <summary><c>county</c>: all lessons of a county at once on one core, and how many counties it could be.</summary>
internal static class CountyCommand
{
    // The county's plan of 2022.
    private const int Lectures = 20;
    private const int Receivers = 8;

    public static Command Create()
    {
        var times = new Option<int?>("--times") { Description = "Counties at once; without it 1, then 2, 5 and 10 until the first loss." };
        var seconds = new Option<int>("--seconds") { Description = "How long one county is held; more counties at most 10 s.", DefaultValueFactory = _ => 20 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("county", "20 lectures with 8 receiving rooms each and a wall of 180 pictures, on one core: loss, delay, how far it goes.") { times, seconds, json };
        command.SetAction(async (arguments, _) =>
        {
            var load = new CountyLoad(Lectures, Receivers, arguments.GetValue(times), TimeSpan.FromSeconds(arguments.GetValue(seconds)));
            return await (await new CountyScenario(load).RunAsync()).TellAsync(arguments.GetValue(json));
        });
        return command;
    }
}
