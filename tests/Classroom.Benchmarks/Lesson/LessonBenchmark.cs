using System.CommandLine;

namespace Classroom.Benchmarks.Lesson;

/// <summary><c>lesson</c>: what a lesson costs the relay, and how long a room waits for its first picture.</summary>
internal static class LessonBenchmark
{
    public static Command Create()
    {
        var joins = new Option<int>("--joins") { Description = "Lessons started, and rooms joining a live one.", DefaultValueFactory = _ => 20 };
        var seconds = new Option<int>("--seconds") { Description = "How long CPU time is watched each time.", DefaultValueFactory = _ => 20 };
        var warmUp = new Option<int>("--warm-up") { Description = "Joins and leaves before memory is first looked at.", DefaultValueFactory = _ => 150 };
        var cycles = new Option<int>("--cycles") { Description = "Joins and leaves over which nothing may grow.", DefaultValueFactory = _ => 200 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("lesson", "The relay in a process of its own: time to the first picture, idle CPU, memory, growth.") { joins, seconds, warmUp, cycles, json };
        command.SetAction((arguments, _) => RunAsync(
            new LessonLoad(
                arguments.GetValue(joins), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(warmUp), arguments.GetValue(cycles)),
            arguments.GetValue(json)));
        return command;
    }

    /// <summary>Fails when a figure misses its limit.</summary>
    private static async Task<int> RunAsync(LessonLoad load, FileInfo? json)
    {
        using var scenario = new LessonScenario(load);
        return await (await scenario.RunAsync()).TellAsync(json);
    }
}
