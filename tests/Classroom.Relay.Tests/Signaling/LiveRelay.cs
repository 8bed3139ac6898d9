using System.Net;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Hosting;
using Classroom.Relay.Journal;
using Classroom.Relay.Live;
using Classroom.Relay.Metrics;
using Classroom.Relay.Programme;
using Classroom.Relay.Tests.Accounts;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>
/// The relay as it is composed, in this process: real Kestrel, real UDP on loopback, the demo county. Each test takes a lecture room of its
/// own and the two village schools paired with it: 1 with 1 and 2, 2 with 3 and 4, and so on to 6; 7 to 15 are paired with none.
/// </summary>
public sealed class LiveRelay : IAsyncLifetime
{
    /// <summary>How long anything may take on busy cores before a test gives up; not a target.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private WebApplication _app = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Where clients' media runs.</summary>
    public PeerThread Peers { get; } = new();

    /// <summary>The relay's clock.</summary>
    internal ShiftedTime Clock { get; } = new();

    public LessonBoard Board => _app.Services.GetRequiredService<LessonBoard>();

    internal MediaPlane Plane => _app.Services.GetRequiredService<MediaPlane>();

    internal ProgrammeBuses Buses => _app.Services.GetRequiredService<ProgrammeBuses>();

    internal RefusalBook Refusals => _app.Services.GetRequiredService<RefusalBook>();

    internal SourceRegistry Sources => _app.Services.GetRequiredService<SourceRegistry>();

    public async Task InitializeAsync()
    {
        var options = new RelayOptions { Port = 0, Data = _folder.Path, MediaPort = 0, Announce = [IPAddress.Loopback] };
        _app = RelayApplication.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        });
        await _app.StartAsync();
        Address = new Uri($"http://localhost:{new Uri(_app.Urls.First()).Port}");
    }

    public async Task DisposeAsync()
    {
        Peers.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A room of the demo county that has entered, for example "lecture-03".</summary>
    public async Task<LessonClient> EnterAsync(string roomId, string? instanceId = null) =>
        await LessonClient.EnterAsync(Address, await RoomSignIn.TokenAsync(Address, roomId), Peers, instanceId).WaitAsync(Patience);

    /// <summary>A person who has entered.</summary>
    /// <param name="name">The user name; the role's when null.</param>
    public Task<LessonClient> EnterAsync(Role role, string? name = null) => LessonClient.EnterAsync(Address, TokenOf(role, name), Peers).WaitAsync(Patience);

    /// <summary>A lesson that lecture room <paramref name="number"/> has begun, with both its village schools in it; nobody publishes yet.</summary>
    internal async Task<Lesson> BeginAsync(int number)
    {
        var lecturer = await EnterAsync($"lecture-{number:D2}");
        var first = await EnterAsync($"receiving-{number * 2 - 1:D2}");
        var second = await EnterAsync($"receiving-{number * 2:D2}");
        LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(Patience));
        var lesson = new Lesson(lecturer, first, second);
        await lesson.UntilAllAsync(inbox => inbox.Lesson is { } state && state.Rooms.All(room => room.Present));
        return lesson;
    }

    /// <summary>A director of that name who follows the lesson.</summary>
    internal async Task<LessonClient> FollowAsync(Lesson lesson, string name)
    {
        var director = await EnterAsync(Role.Director, name);
        LessonClient.Value(await director.Hub.FollowLesson(new FollowLessonRequest(lesson.State.LessonId)).WaitAsync(Patience));
        await director.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(Patience);
        return director;
    }

    /// <summary>The director takes the desk and the programme into his hands, a moment ago.</summary>
    internal async Task TakeOverAsync(LessonClient director)
    {
        await Lesson.DoAsync(director, new TakeDesk());
        await Lesson.DoAsync(director, new SetProgrammeMode(ProgrammeMode.Manual));

        // The answer may overtake the events.
        await director.Inbox.Until(inbox => inbox.Lesson!.Programme is { Mode: ProgrammeMode.Manual, Takes: > 0 }).WaitAsync(Patience);
        Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>What is stored of a lesson.</summary>
    internal Task<IReadOnlyList<LessonEvent>> ReadLogAsync(string lessonId) =>
        _app.Services.GetRequiredService<JournalReader>().ReadAsync(lessonId, CancellationToken.None).WaitAsync(Patience);

    /// <summary>Ends when <paramref name="condition"/> holds; for what the relay does after it has answered.</summary>
    public static Task EventuallyAsync(Func<bool> condition) => EventuallyAsync(() => condition() ? null : "the condition does not hold");

    /// <summary>Ends when <paramref name="complaint"/> has none; fails with the last one when it always has.</summary>
    public static async Task EventuallyAsync(Func<string?> complaint)
    {
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (complaint() is { } still)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, still);
            await retry.WaitForNextTickAsync();
        }
    }

    /// <summary>Faults of all media workers since their start.</summary>
    public async Task<long> MediaFaultsAsync() =>
        (await Plane.Snapshot().WaitAsync(Patience)).Workers.Sum(worker => worker.Faults);

    public string TokenOf(Role role, string? name = null) =>
        _app.Services.GetRequiredService<AccessTokens>().Issue(new TokenHolder(role, name ?? $"{role}", Id: name), TimeSpan.FromHours(1)).Token;
}
