using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Live;

/// <summary>Keeps lesson and media of one mind about who speaks to the lecturer: a voice that has ended is taken out of its lesson, and a lesson that has ended ends the voice.</summary>
internal sealed class TalkBackDesk(LessonBoard board, SourceRegistry sources) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged += OnLessonChanged;
        sources.Ended += OnSourceEnded;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged -= OnLessonChanged;
        sources.Ended -= OnSourceEnded;
        return Task.CompletedTask;
    }

    private void OnSourceEnded(LiveSource source)
    {
        if (source.Kind == SourceKind.TalkBack)
        {
            foreach (var lesson in board.Lessons.Where(lesson => lesson.State.Dispatch.TalkBack?.SourceId == source.SourceId))
            {
                lesson.Report(new CloseTalkBack(source.SourceId));
            }
        }
    }

    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        if (append.Events[^1].Body is LessonEnded)
        {
            foreach (var voice in sources.TalkingTo(lesson.LectureRoomId))
            {
                voice.Worker.Post((_, now) => voice.Producer.Close(now));
            }
        }
    }
}
