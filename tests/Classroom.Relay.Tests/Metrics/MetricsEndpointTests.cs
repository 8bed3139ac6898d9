using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Tests.Accounts;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Metrics;

/// <summary>The figures of a relay in which real rooms hold a lesson. One lesson at a time, so that sums over the relay can be compared.</summary>
public sealed class MetricsEndpointTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Theory]
    [InlineData("/metrics", new[] { Role.Administrator, Role.Director, Role.Observer })]
    [InlineData("/api/health", new[] { Role.Administrator, Role.Director })]
    public async Task Figures_WithoutATokenOfARoleThatMay_AreRefused(string path, Role[] allowed)
    {
        using var stranger = Client(null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(path)).StatusCode);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Room))
        {
            // A helper is known by the room that let it in; the bare role is nobody.
            var refused = role is Role.Helper ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
            using var caller = Client(relay.TokenOf(role));
            Assert.Equal(allowed.Contains(role) ? HttpStatusCode.OK : refused, (await caller.GetAsync(path)).StatusCode);
        }

        using var room = Client(await RoomSignIn.TokenAsync(relay.Address, "lecture-07"));
        Assert.Equal(HttpStatusCode.Forbidden, (await room.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Health_ForAnybody_IsOneWord()
    {
        using var stranger = Client(null);

        Assert.Equal("ok", await stranger.GetStringAsync("/health"));
    }

    [Fact]
    public async Task Health_WhileAWorkerDoesNotAnswer_SaysSoAndRecovers()
    {
        await using var lesson = await relay.BeginAsync(2);
        using var stranger = Client(null);
        using var scraper = Client(relay.TokenOf(Role.Observer));
        using var held = new ManualResetEventSlim();
        relay.Board.Find(lesson.State.LessonId)!.Worker.Post((_, _) => held.Wait(LiveRelay.Patience));

        var pulse = await stranger.GetAsync("/health");
        var figures = await scraper.GetAsync("/metrics");
        held.Set();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "stalled"), (pulse.StatusCode, await pulse.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, figures.StatusCode);
        Assert.Equal("internal", await figures.CodeAsync());
        Assert.Equal("ok", await stranger.GetStringAsync("/health"));
        await ScrapeAsync();
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Metrics_OfALesson_AgreeWithWhatItsRoomsSentAndReceived()
    {
        await using var lesson = await relay.BeginAsync(1);
        var camera = new Camera(VideoCodec.H264);
        var microphone = new Microphone();
        await lesson.Lecturer.PublishAsync(camera).WaitAsync(LiveRelay.Patience);
        await lesson.Lecturer.PublishAsync(microphone).WaitAsync(LiveRelay.Patience);
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Sources.Count == 2);
        var first = await Lesson.ReceiveOthersAsync(lesson.First);
        var second = await Lesson.ReceiveOthersAsync(lesson.Second);
        await Task.WhenAll(first.Concat(second).Select(one => one.More(200))).WaitAsync(LiveRelay.Patience);
        var during = await ScrapeAsync();
        AssertLive(during, lesson.State.LessonId);

        await relay.Peers.Run(now => relay.Peers.Stop(camera, now));
        await relay.Peers.Run(now => relay.Peers.Stop(microphone, now));

        await UntilAsync(after =>
        {
            foreach (var (room, receptions) in new[] { ("receiving-01", first), ("receiving-02", second) })
            {
                foreach (var reception in receptions)
                {
                    var kind = reception.Kind == MediaKind.Video ? "camera" : "microphone";
                    Assert.Equal(reception.Packets, after[$"classroom_consumer_packets_total{{kind=\"{kind}\",lesson=\"{lesson.State.LessonId}\",room=\"{room}\"}}"]);
                }
            }

            var sent = after.Sum("classroom_consumer_packets_total") + after.Sum("classroom_consumer_retransmitted_packets_total");
            Assert.Equal(after.Sum("classroom_worker_forwarded_packets_total"), sent);
            Assert.True(after.Sum("classroom_worker_received_packets_total") >= after.Sum("classroom_producer_packets_total"));
            AssertOnlyGrown(during, after);
        });

        await EndAsync(lesson);
        await UntilAsync(after => Assert.DoesNotContain(after.Series.Keys, series => series.Contains(lesson.State.LessonId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Health_ForThePage_TellsWhatMetricsTell()
    {
        using var director = Client(relay.TokenOf(Role.Director));
        var health = (await director.GetFromJsonAsync<RelayHealth>("/api/health", ContractJson.Options).WaitAsync(LiveRelay.Patience))!;
        var metrics = await ScrapeAsync();

        Assert.Equal(health.Process.StartedAt.ToUnixTimeMilliseconds() / 1000.0, metrics["process_start_time_seconds"]);
        Assert.All(health.Workers, worker => Assert.Equal(worker.ReceiveBufferBytes, metrics[$"classroom_worker_receive_buffer_bytes{{worker=\"{worker.Name}\"}}"]));
        Assert.True(health.Process is { CpuSeconds: > 0, ResidentBytes: > 1 << 20, HeapBytes: > 1 << 20, Threads: > 4, OpenDescriptors: > 10 });
        Assert.Equal(GC.MaxGeneration + 1, health.Process.Collections.Count);
    }

    private static void AssertLive(Exposition metrics, string lessonId)
    {
        var lesson = $"lesson=\"{lessonId}\"";
        Assert.Equal(1, metrics["classroom_lessons"]);
        Assert.Equal(3, metrics.Sum("classroom_room_present", lesson));
        Assert.Equal(1, metrics.Sum("classroom_producer_tracks", lesson, "room=\"lecture-01\"", "kind=\"camera\""));
        Assert.Equal(2, metrics.Sum("classroom_consumer_tracks", lesson, "kind=\"microphone\""));
        Assert.InRange(metrics.Sum("classroom_producer_bitrate_bits_per_second", lesson, "kind=\"camera\""), 100_000, 10_000_000);
        Assert.InRange(metrics.Sum("classroom_producer_loss_ratio", lesson), 0, 1);
        Assert.True(metrics.Sum("classroom_producer_key_frames_total", lesson) > 0);
        Assert.True(metrics.Sum("classroom_consumer_switches_total", lesson, "kind=\"camera\"") >= 2);
        Assert.True(metrics.Sum("classroom_dtls_handshakes_connected_total") >= 3);
        Assert.Contains("classroom_room_info{name=", metrics.Series.Keys.First(series => series.StartsWith("classroom_room_info", StringComparison.Ordinal)));
    }

    private static void AssertOnlyGrown(Exposition before, Exposition after) => Assert.All(
        before.Series.Where(series => before.Types.GetValueOrDefault(series.Key.Split('{')[0]) == "counter"),
        series => Assert.True(after[series.Key] >= series.Value, $"{series.Key} fell from {series.Value} to {after[series.Key]}."));

    private static async Task EndAsync(Lesson lesson)
    {
        LessonClient.Value(await lesson.Lecturer.Hub.Send(new CommandRequest(lesson.State.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Ended);
    }

    /// <summary>Ends when a scrape passes; fails with the last one's complaint when none has.</summary>
    private async Task UntilAsync(Action<Exposition> check)
    {
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var until = TimeProvider.System.GetUtcNow() + LiveRelay.Patience;
        while (true)
        {
            var metrics = await ScrapeAsync();
            try
            {
                check(metrics);
                return;
            }
            catch (Exception) when (TimeProvider.System.GetUtcNow() < until)
            {
                await retry.WaitForNextTickAsync();
            }
        }
    }

    private async Task<Exposition> ScrapeAsync()
    {
        using var scraper = Client(relay.TokenOf(Role.Observer));
        var answer = await scraper.GetAsync("/metrics").WaitAsync(LiveRelay.Patience);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return Exposition.Parse(await answer.Content.ReadAsStringAsync());
    }

    private HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = relay.Address, Timeout = LiveRelay.Patience };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        return client;
    }
}
