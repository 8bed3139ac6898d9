using System.CommandLine;

namespace Classroom.Benchmarks.Flood;

/// <summary><c>flood</c>: strangers send what they like, and a lesson goes on.</summary>
internal static class FloodCommand
{
    public static Command Create()
    {
        var receivers = new Option<int>("--receivers") { Description = "Receiving rooms of the lesson.", DefaultValueFactory = _ => 8 };
        var rate = new Option<int>("--rate") { Description = "Packets per second of a flood.", DefaultValueFactory = _ => 200_000 };
        var seconds = new Option<int>("--seconds") { Description = "Length of each flood, and of the quiet before it.", DefaultValueFactory = _ => 5 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("flood", "Floods without keys beside a lesson: junk, STUN with a wrong key, SRTP with a wrong tag; loss, delay, CPU.") { receivers, rate, seconds, json };
        command.SetAction(async (arguments, _) =>
        {
            var load = new FloodLoad(arguments.GetValue(receivers), arguments.GetValue(rate), TimeSpan.FromSeconds(arguments.GetValue(seconds)));
            using var scenario = new FloodScenario(load);
            return await (await scenario.RunAsync()).TellAsync(arguments.GetValue(json));
        });
        return command;
    }
}
