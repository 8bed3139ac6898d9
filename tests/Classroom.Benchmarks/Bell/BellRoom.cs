using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Bell;

/// <summary>One room that the bell brings: its page opens, it publishes a small picture and sound, and waits for the other side's picture.</summary>
internal sealed class BellRoom(Uri relay, string token, bool isLecture, PeerThread thread) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private LessonClient? _page;

    /// <summary>From the opening of the page to the last packet of the first keyframe; null while there is none.</summary>
    public TimeSpan? FirstPicture { get; private set; }

    /// <summary>From the opening of the page to the hub's welcome.</summary>
    public TimeSpan? Entered { get; private set; }

    /// <summary>From the opening of the page until its picture and sound are published.</summary>
    public TimeSpan? Published { get; private set; }

    /// <summary>From the opening of the page until the relay may send it the other side's tracks.</summary>
    public TimeSpan? Asked { get; private set; }

    /// <summary>Joins; ends when the first picture is there.</summary>
    /// <exception cref="Exception">Something was refused, or took longer than half a minute.</exception>
    public async Task JoinAsync()
    {
        var start = MediaClock.Now;
        _page = await LessonClient.EnterAsync(relay, token, thread).WaitAsync(Patience);
        Entered = MediaClock.Now - start;
        if (isLecture)
        {
            LessonClient.Value(await _page.Hub.StartLesson(new StartLessonRequest()).WaitAsync(Patience));
        }

        await _page.Inbox.Until(inbox => inbox.Lesson is { Ended: false }).WaitAsync(Patience);
        await _page.PublishAsync(new Camera(VideoCodec.H264, layers: 1)).WaitAsync(Patience);
        await _page.PublishAsync(new Microphone()).WaitAsync(Patience);
        Published = MediaClock.Now - start;
        var pictures = await ReceiveAsync(_page);
        Asked = MediaClock.Now - start;
        FirstPicture = await await Task.WhenAny(pictures).WaitAsync(Patience) - start;
    }

    /// <summary>Leaves; a lecturer ends the lesson.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_page is null)
        {
            return;
        }

        if (isLecture && _page.Inbox.Lesson is { Ended: false } lesson)
        {
            await _page.Hub.Send(new CommandRequest(lesson.LessonId, Guid.NewGuid().ToString("n"), new EndLesson())).WaitAsync(Patience);
        }

        await _page.DisposeAsync();
    }

    /// <summary>A receiving room receives its lecturer, and the lecturer the receiving rooms that are there once the first one is.</summary>
    /// <returns>The first picture of each of them, when it has come.</returns>
    private static async Task<IEnumerable<Task<MonotonicTime>>> ReceiveAsync(LessonClient page)
    {
        await page.Inbox.Until(_ => page.Offered.Any(source => source.Kind == SourceKind.Camera)).WaitAsync(Patience);
        var receptions = await page.ReceiveAsync(page.Offered).WaitAsync(Patience);
        return receptions.Values.Where(reception => reception.Kind == MediaKind.Video).Select(reception => reception.FirstPicture);
    }
}
