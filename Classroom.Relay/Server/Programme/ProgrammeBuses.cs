using System.Collections.Concurrent;
using Classroom.Relay.Lessons;
using Classroom.Relay.Live;

namespace Classroom.Relay.Programme;

/// <summary>The bus of each lesson: made when the lesson is opened or resumed, ended with it.</summary>
public sealed partial class ProgrammeBuses(LessonBoard board, SourceRegistry sources, ILogger<ProgrammeBuses> logger) : IHostedService
{
    private readonly ConcurrentDictionary<string, Task<ProgrammeBus>> _buses = new();

    /// <summary>The bus of a live lesson; null when there is no such lesson, and in the moment before its worker has made it.</summary>
    public ProgrammeBus? Of(string lessonId) => _buses.TryGetValue(lessonId, out var made) && made.IsCompletedSuccessfully ? made.Result : null;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged += OnLessonChanged;
        sources.Ended += OnSourceEnded;
        foreach (var lesson in board.Lessons)
        {
            Open(lesson);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged -= OnLessonChanged;
        sources.Ended -= OnSourceEnded;
        return Task.CompletedTask;
    }

    /// <summary>A lesson's first event reaches the board only once the lesson is there, so any event may be the first that is heard of it.</summary>
    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        Open(lesson);

        // After the bus is known: of an end at the same time one of both sides sees it.
        if (lesson.State.Ended && _buses.TryRemove(lesson.LessonId, out var former))
        {
            _ = CloseAsync(former);
        }
    }

    private void Open(LiveLesson lesson)
    {
        if (!_buses.ContainsKey(lesson.LessonId) && !lesson.State.Ended)
        {
            var opening = new TaskCompletionSource<ProgrammeBus>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_buses.TryAdd(lesson.LessonId, opening.Task))
            {
                _ = OpenAsync(lesson, opening);
            }
        }
    }

    private async Task OpenAsync(LiveLesson lesson, TaskCompletionSource<ProgrammeBus> opening)
    {
        try
        {
            opening.SetResult(await ProgrammeBus.OpenAsync(lesson, sources));
        }
        catch (OperationCanceledException)
        {
            opening.SetCanceled();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            opening.SetException(error);
            Log.NotOpened(logger, lesson.LessonId, error);
        }
    }

    private static async Task CloseAsync(Task<ProgrammeBus> former)
    {
        await ((Task)former).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (former.IsCompletedSuccessfully)
        {
            former.Result.Close();
        }
    }

    private void OnSourceEnded(LiveSource source)
    {
        foreach (var (_, made) in _buses)
        {
            if (made.IsCompletedSuccessfully)
            {
                made.Result.OnEnded(source);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2021, LogLevel.Error, "The programme of lesson {LessonId} could not be made; the lesson goes on without")]
        public static partial void NotOpened(ILogger logger, string lessonId, Exception error);
    }
}
