using Classroom.Relay.Lessons;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;

namespace Classroom.Relay.Live;

/// <summary>
/// Makes the lesson's word about microphones true in the media: of one that is closed nothing is forwarded to anybody. The room goes on sending,
/// so that opening it costs no time and <see cref="SpeechWatch"/> notices who speaks unheard.
/// </summary>
internal sealed class MicrophoneGate(LessonBoard board, SourceRegistry sources) : IHostedService
{
    private readonly Lock _order = new();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged += OnLessonChanged;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged -= OnLessonChanged;
        return Task.CompletedTask;
    }

    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        foreach (var next in append.Events)
        {
            if (next.Body is MicrophoneSet set)
            {
                Apply(lesson, set.RoomId);
            }
            else if (next.Body is SourceStarted { Source: { Kind: SourceKind.Microphone, RoomId: var roomId } })
            {
                Apply(lesson, roomId);
            }
        }
    }

    /// <summary>By the state now, not by the event: of two changes at once the worker hears the later state last, whoever comes first.</summary>
    private void Apply(LiveLesson lesson, string roomId)
    {
        lock (_order)
        {
            var isOpen = lesson.State.Floor.Rooms.FirstOrDefault(room => room.RoomId == roomId)?.Microphone == Microphone.Open;
            foreach (var source in sources.OfRoom(roomId).Where(source => source.Kind == SourceKind.Microphone))
            {
                source.Worker.Post((_, now) => Set(source.Producer, isOpen, now));
            }
        }
    }

    private static void Set(Media.Routing.Producer producer, bool isOpen, Media.Primitives.MonotonicTime now)
    {
        if (isOpen)
        {
            producer.Resume(now);
        }
        else
        {
            producer.Pause(now);
        }
    }
}
