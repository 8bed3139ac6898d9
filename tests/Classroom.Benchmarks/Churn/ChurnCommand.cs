using System.CommandLine;

namespace Classroom.Benchmarks.Churn;

/// <summary><c>churn</c>: rooms come and go, and leave nothing behind.</summary>
internal static class ChurnCommand
{
    public static Command Create()
    {
        var rooms = new Option<int>("--rooms") { Description = "Receiving rooms that come and go at the same time.", DefaultValueFactory = _ => 16 };
        var warmUp = new Option<int>("--warm-up") { Description = "Joins and leaves before the relay is first looked at.", DefaultValueFactory = _ => 3000 };
        var cycles = new Option<int>("--cycles") { Description = "Joins and leaves over which nothing may grow.", DefaultValueFactory = _ => 2000 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("churn", "2,000 joins and leaves beside a running lesson: sockets, threads and memory of the relay stay where they were.") { rooms, warmUp, cycles, json };
        command.SetAction(async (arguments, _) =>
        {
            using var scenario = new ChurnScenario(new ChurnLoad(arguments.GetValue(rooms), arguments.GetValue(warmUp), arguments.GetValue(cycles)));
            return await (await scenario.RunAsync()).TellAsync(arguments.GetValue(json));
        });
        return command;
    }
}
