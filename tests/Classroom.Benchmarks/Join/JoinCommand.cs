using System.CommandLine;

namespace Classroom.Benchmarks.Join;

/// <summary><c>join</c>: what a join costs the relay, apart from its handshake.</summary>
internal static class JoinCommand
{
    private const int AtOnce = 100;

    public static Command Create()
    {
        var joins = new Option<int>("--joins") { Description = "Joins that are measured, after those that warm up.", DefaultValueFactory = _ => 2000 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("join", "What a join costs: CPU time by thread and managed memory, beside that of requests that are none.") { joins, json };
        command.SetAction(async (arguments, _) =>
            await (await new JoinScenario(new JoinLoad(arguments.GetValue(joins), AtOnce)).RunAsync()).TellAsync(arguments.GetValue(json)));
        return command;
    }
}
