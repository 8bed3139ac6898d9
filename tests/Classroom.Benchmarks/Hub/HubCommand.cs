using System.CommandLine;

namespace Classroom.Benchmarks.Hub;

/// <summary><c>hub</c>: what lessons cost beside sound and picture.</summary>
internal static class HubCommand
{
    public static Command Create()
    {
        var endpoints = new Option<int>("--endpoints") { Description = "Screens that see the teacher draw.", DefaultValueFactory = _ => 200 };
        var seconds = new Option<int>("--seconds") { Description = "How long the teacher draws.", DefaultValueFactory = _ => 10 };
        var rooms = new Option<int>("--rooms") { Description = "Receiving rooms whose pupils answer, 30 in each.", DefaultValueFactory = _ => 50 };
        var events = new Option<int>("--events") { Description = "Events of the long lesson.", DefaultValueFactory = _ => 20_000 };
        var part = new Option<HubPart?>("--only") { Description = "Plays one part." };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("hub", "The lesson's log at work: ink to 200 screens, 1,500 answers in ten seconds, joining a lesson of 20,000 events.")
        {
            endpoints, seconds, rooms, events, part, json,
        };
        command.SetAction(async (arguments, _) =>
        {
            var load = new HubLoad(
                arguments.GetValue(endpoints), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(rooms), arguments.GetValue(events));
            using var scenario = new HubScenario(load);
            return await (await scenario.RunAsync(arguments.GetValue(part))).TellAsync(arguments.GetValue(json));
        });
        return command;
    }
}
