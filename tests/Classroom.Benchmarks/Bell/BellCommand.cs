using System.CommandLine;

namespace Classroom.Benchmarks.Bell;

/// <summary><c>bell</c>: a county's rooms all join at once.</summary>
internal static class BellCommand
{
    public static Command Create()
    {
        var lectures = new Option<int>("--lectures") { Description = "Lessons that begin together.", DefaultValueFactory = _ => 20 };
        var receivers = new Option<int>("--receivers") { Description = "Receiving rooms of each.", DefaultValueFactory = _ => 8 };
        var running = new Option<int>("--running") { Description = "Lessons that go on meanwhile, 1 to 6.", DefaultValueFactory = _ => 3 };
        var bells = new Option<int>("--bells") { Description = "How often it rings; the relay is cold the first time only.", DefaultValueFactory = _ => 2 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the figures to this file." };
        var command = new Command("bell", "Every school's bell rings: 180 rooms join within a second, while other lessons go on.") { lectures, receivers, running, bells, json };
        command.SetAction(async (arguments, _) =>
        {
            var load = new BellLoad(
                arguments.GetValue(lectures), arguments.GetValue(receivers), TimeSpan.FromSeconds(1), arguments.GetValue(running), arguments.GetValue(bells));
            using var scenario = new BellScenario(load);
            return await (await scenario.RunAsync()).TellAsync(arguments.GetValue(json));
        });
        return command;
    }
}
