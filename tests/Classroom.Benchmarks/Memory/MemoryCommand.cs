using System.CommandLine;

namespace Classroom.Benchmarks.Memory;

/// <summary><c>memory</c>: what the relay holds for each receiver, and what for.</summary>
internal static class MemoryCommand
{
    public static Command Create()
    {
        var first = new Option<int>("--first") { Description = "Receivers joined before the relay is first looked at.", DefaultValueFactory = _ => 100 };
        var receivers = new Option<int>("--receivers") { Description = "Receivers joined in the end.", DefaultValueFactory = _ => 400 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("memory", "What the relay holds for each of a picture's receivers: resident, of it native and managed.") { first, receivers, json };
        command.SetAction(async (arguments, _) =>
            await (await new MemoryScenario(new MemoryLoad(arguments.GetValue(first), arguments.GetValue(receivers))).RunAsync()).TellAsync(arguments.GetValue(json)));
        return command;
    }
}
