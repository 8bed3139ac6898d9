using System.CommandLine;

namespace Classroom.Benchmarks.Forward;

/// <summary><c>forward</c>: what one forwarded packet costs.</summary>
internal static class ForwardCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var receivers = new Option<int>("--receivers") { Description = "Peers that receive the publisher's tracks.", DefaultValueFactory = _ => 100 };
        var seconds = new Option<int>("--seconds") { Description = "Measured time.", DefaultValueFactory = _ => 5 };
        var video = new Option<int>("--video") { Description = "Video packets per second, of 1200 bytes.", DefaultValueFactory = _ => 200 };
        var audio = new Option<int>("--audio") { Description = "Audio packets per second, of 120 bytes.", DefaultValueFactory = _ => 50 };
        var burst = new Option<int>("--burst") { Description = "Video packets sent back to back.", DefaultValueFactory = _ => 4 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("forward", "One publisher, many receivers over loopback UDP: CPU per forwarded packet, latency, loss.")
        {
            receivers, seconds, video, audio, burst, json,
        };
        command.SetAction((arguments, _) => Run(
            new ForwardLoad(
                arguments.GetValue(receivers),
                arguments.GetValue(video),
                arguments.GetValue(audio),
                arguments.GetValue(burst),
                TimeSpan.FromSeconds(1),
                TimeSpan.FromSeconds(arguments.GetValue(seconds))),
            arguments.GetValue(json)));
        return command;
    }

    /// <summary>Fails when the server lost or damaged a packet: its figures would mean nothing.</summary>
    private static async Task<int> Run(ForwardLoad load, FileInfo? json)
    {
        using var scenario = new ForwardScenario(load);
        var report = await scenario.Run();
        Console.WriteLine(report);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json.FullName, report.ToJson());
        }

        return report.IsWhole ? 0 : Failed;
    }
}
