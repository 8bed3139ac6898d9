using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Bell;

/// <summary>A lesson of the demo county that goes on during a measurement, and whose receiving rooms watch for gaps and loss.</summary>
internal sealed class RunningLesson : IAsyncDisposable
{
    private const int ReceiversOfDemoLecture = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<LessonClient> _pages = [];
    private readonly List<Reception> _receptions = [];

    /// <summary>Packets that never came, of all receivers and tracks.</summary>
    public long Missing => _receptions.Sum(reception => reception.Missing);

    /// <summary>Begins the lesson of the demo county's lecture room <paramref name="number"/>, 1 to 6; media flows when it has begun.</summary>
    public static async Task<RunningLesson> BeginAsync(Uri relay, int number, PeerThread thread)
    {
        var lesson = new RunningLesson();
        var lecturer = await lesson.EnterAsync(relay, $"lecture-{number:D2}", thread);
        LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(Patience));
        await lecturer.Inbox.Until(inbox => inbox.Lesson is { Ended: false }).WaitAsync(Patience);
        await lecturer.PublishAsync(new Camera(VideoCodec.H264, layers: 1)).WaitAsync(Patience);
        await lecturer.PublishAsync(new Microphone()).WaitAsync(Patience);
        for (var i = 0; i < ReceiversOfDemoLecture; i++)
        {
            var room = await lesson.EnterAsync(relay, $"receiving-{(number - 1) * ReceiversOfDemoLecture + i + 1:D2}", thread);
            await room.Inbox.Until(inbox => inbox.Lesson?.Sources.Count == 2).WaitAsync(Patience);
            lesson._receptions.AddRange((await room.ReceiveAsync(room.Offered).WaitAsync(Patience)).Values);
        }

        await Task.WhenAll(lesson._receptions.Select(reception => reception.More(50))).WaitAsync(Patience);
        return lesson;
    }

    /// <summary>The longest time in which a receiver got nothing of a track of this kind, since this was last asked.</summary>
    public TimeSpan TakeLongestGap(MediaKind kind) =>
        _receptions.Where(reception => reception.Kind == kind).Max(reception => reception.TakeLongestGap(MediaClock.Now));

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await page.DisposeAsync();
        }
    }

    private async Task<LessonClient> EnterAsync(Uri relay, string roomId, PeerThread thread)
    {
        var page = await LessonClient.EnterAsync(relay, await RoomSignIn.TokenAsync(relay, roomId), thread).WaitAsync(Patience);
        _pages.Add(page);
        return page;
    }
}
