using System.CommandLine;
using Classroom.Benchmarks.Forward.Targets;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Benchmarks.Forward;

/// <summary><c>forward</c>: what one forwarded packet costs, here and elsewhere.</summary>
internal static class ForwardCommand
{
    private const int Failed = 1;
    private const int FullRounds = 3;

    private static readonly Dictionary<string, SrtpProfile> Profiles = new() { ["gcm"] = SrtpProfile.AeadAes128Gcm, ["cm"] = SrtpProfile.Aes128CmHmacSha1_80 };

    private static readonly Option<string[]> Shapes = new("--load")
    {
        Description = "Publishers x receivers of each; repeatable.",
        DefaultValueFactory = _ => ["1x100"],
    };

    private static readonly Option<string[]> Protections = new("--profile") { Description = "gcm or cm; repeatable.", DefaultValueFactory = _ => ["gcm"] };

    private static readonly Option<string[]> Targets = new("--target")
    {
        Description = "relay, janus, janus-loop (event_loops = 1) or bare (a sendmmsg loop); repeatable.",
        DefaultValueFactory = _ => [.. TargetKind.All.Select(kind => kind.Name)],
    };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "Measurements of each; medians are shown.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "Length of a measurement.", DefaultValueFactory = _ => 5 };

    private static readonly Option<int[]> Bursts = new("--burst")
    {
        Description = "Video packets a publisher sends back to back; repeatable.",
        DefaultValueFactory = _ => [.. ForwardLoad.Bursts],
    };

    private static readonly Option<bool> Full = new("--full") { Description = $"All loads ({string.Join(", ", ForwardLoad.Shapes)}), both profiles, three rounds: an hour and a half." };
    private static readonly Option<bool> Limit = new("--limit") { Description = "Raises the packet rate until the first loss instead." };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Also writes the figures to this file." };

    public static Command Create()
    {
        Protections.AcceptOnlyFromAmong([.. Profiles.Keys]);
        Targets.AcceptOnlyFromAmong([.. TargetKind.All.Select(kind => kind.Name)]);
        Shapes.Validators.Add(result =>
        {
            foreach (var shape in result.Tokens.Where(token => ForwardLoad.Parse(token.Value, default, 1) is null))
            {
                result.AddError($"--load takes publishers x receivers, as 1x100, not {shape.Value}.");
            }
        });
        foreach (var number in new Option[] { Rounds, Seconds, Bursts })
        {
            number.Validators.Add(result =>
            {
                if (result.Tokens.Any(token => !int.TryParse(token.Value, out var value) || value is < 1 or > 1000))
                {
                    result.AddError($"{number.Name} takes 1 to 1000.");
                }
            });
        }

        var command = new Command("forward", "The relay beside Debian's Janus and a bare sendmmsg loop: CPU per forwarded packet, latency, loss, memory, joins.")
        {
            Shapes, Protections, Targets, Rounds, Seconds, Bursts, Full, Limit, Json,
        };
        command.SetAction((typed, _) => RunAsync(PlanOf(typed), typed.GetValue(Limit), typed.GetValue(Json)));
        return command;
    }

    private static ForwardPlan PlanOf(ParseResult typed)
    {
        var isFull = typed.GetValue(Full);
        IEnumerable<string> shapes = isFull ? ForwardLoad.Shapes : typed.GetValue(Shapes)!;
        IEnumerable<string> profiles = isFull ? Profiles.Keys : typed.GetValue(Protections)!;
        return new ForwardPlan(
            [
                .. from profile in profiles
                   from shape in shapes
                   from burst in typed.GetValue(Bursts)!
                   select ForwardLoad.Parse(shape, Profiles[profile], burst)!,
            ],
            [.. TargetKind.All.Where(kind => typed.GetValue(Targets)!.Contains(kind.Name))],
            isFull ? FullRounds : typed.GetValue(Rounds),
            TimeSpan.FromSeconds(typed.GetValue(Seconds)));
    }

    /// <summary>Fails when the relay lost or damaged a packet: its figures would mean nothing.</summary>
    private static async Task<int> RunAsync(ForwardPlan plan, bool isLimit, FileInfo? json)
    {
        var benchmark = new ForwardBenchmark(plan, Console.Error);
        if (isLimit)
        {
            var limits = await benchmark.FindLimitsAsync();
            await PrintAsync($"{limits}", limits.ToJson(), json);
            return 0;
        }

        var report = await benchmark.RunAsync();
        await PrintAsync($"{report}", report.ToJson(), json);
        return report.Broken.Count == 0 ? 0 : Failed;
    }

    private static async Task PrintAsync(string text, string figures, FileInfo? json)
    {
        Console.WriteLine(text);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json.FullName, figures);
        }
    }
}
