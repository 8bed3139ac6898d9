using System.Net;
using Classroom.Relay.Accounts;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Hosting;
using Classroom.Relay.Hosting.CommandLine;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Tests.Hosting;

/// <summary>In one collection with whoever else looks at the console.</summary>
[Collection("console")]
public sealed class RelayCommandLineTests
{
    [Fact]
    public async Task Run_WithoutOptions_TakesTheDefaults()
    {
        var options = await ParseAsync();

        Assert.Equal(new RelayOptions { Announce = options!.Announce }, options);
        Assert.Empty(options.Announce);
    }

    [Theory]
    [InlineData("run")]
    [InlineData(null)]
    public async Task Run_WithEverything_TakesIt(string? verb)
    {
        string[] typed =
        [
            "--port", "9000", "--data", "/srv/classroom", "--no-demo", "--https", "relay.example.cn", "--https-port", "443", "--certificate", "a.pem", "--certificate-key", "a.key",
            "--media-port", "20000", "--announce", "203.0.113.5", "--announce", "2001:db8::5", "--video-codec", "vp8",
        ];

        var options = await ParseAsync(verb is null ? typed : [verb, .. typed]);

        Assert.Equal(
            new RelayOptions
            {
                Port = 9000,
                Data = "/srv/classroom",
                Demo = false,
                HttpsHost = "relay.example.cn",
                HttpsPort = 443,
                CertificatePath = "a.pem",
                CertificateKeyPath = "a.key",
                MediaPort = 20000,
                Announce = options!.Announce,
                VideoCodec = VideoCodec.Vp8,
            },
            options);
        Assert.Equal([IPAddress.Parse("203.0.113.5"), IPAddress.Parse("2001:db8::5")], options.Announce);
    }

    [Theory]
    [InlineData("--port", "-1")]
    [InlineData("--port", "65536")]
    [InlineData("--https", "not a host")]
    [InlineData("--certificate", "a.pem")]
    [InlineData("--announce", "somewhere")]
    [InlineData("--video-codec", "h265")]
    [InlineData("--unknown")]
    public async Task Run_WithAMistake_DoesNotRun(params string[] typed)
    {
        Assert.Null(await ParseAsync(typed));
    }

    [Fact]
    public async Task Run_WhenTheStartIsRefused_EndsWithOne()
        => Assert.Equal(1, await new RelayCommandLine((_, _) => throw new StartRefusedException("不行")).InvokeAsync([]));

    [Fact]
    public async Task Token_ForARoomByItsName_IsGoodAtTheRelayThatRuns()
    {
        await using var relay = await TestRelay.StartAsync();

        var token = await PrintedAsync("token", "--role", "room", "--room", "第五中学-主讲1", "--data", relay.Folder);

        using var room = relay.Bearer(token);
        Assert.Equal("Room lecture-01 第五中学-主讲1", await room.GetStringAsync("/guarded/nothing-said"));
    }

    [Fact]
    public async Task Token_BeforeTheFirstStart_IsGoodAfterIt()
    {
        using var folder = new TemporaryFolder();

        var token = await PrintedAsync("token", "--role", "administrator", "--hours", "1", "--data", folder.Path);

        var caller = await new AccessTokens(DataFolder.Open(folder.Path), TimeProvider.System).ValidateAsync(token);
        Assert.Equal(Role.Administrator, caller!.Role());
    }

    [Theory]
    [InlineData("token", "--role", "teacher")]
    [InlineData("token", "--role", "room")]
    [InlineData("token", "--role", "room", "--room", "没有这个教室")]
    [InlineData("token", "--role", "director", "--hours", "0")]
    public async Task Token_WithAMistake_FailsAndPrintsNone(params string[] typed)
    {
        using var folder = new TemporaryFolder();

        Assert.NotEqual(0, await Unused().InvokeAsync([.. typed, "--data", folder.Path]));
    }

    private static RelayCommandLine Unused() => new((_, _) => throw new InvalidOperationException("Nothing was to run."));

    private static async Task<RelayOptions?> ParseAsync(params string[] typed)
    {
        RelayOptions? seen = null;
        await new RelayCommandLine((options, _) =>
        {
            seen = options;
            return Task.CompletedTask;
        }).InvokeAsync(typed);
        return seen;
    }

    private static async Task<string> PrintedAsync(params string[] typed)
    {
        var before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            Assert.Equal(0, await Unused().InvokeAsync(typed));
        }
        finally
        {
            Console.SetOut(before);
        }

        return output.ToString().Trim();
    }
}
