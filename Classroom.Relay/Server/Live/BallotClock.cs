using System.Collections.Concurrent;
using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Live;

/// <summary>
/// While answers come, has every lesson told how many have answered, a few times a second: 1,500 answers in ten seconds reach a room's screen as forty
/// counts and not as 1,500 events.
/// </summary>
internal sealed class BallotClock : IHostedService, IDisposable
{
    /// <summary>How long answers are gathered.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<LiveLesson, bool> _answered = new();
    private readonly LessonBoard _board;
    private readonly ITimer _timer;
    private int _isDue;

    /// <summary>Begins to gather when started.</summary>
    public BallotClock(LessonBoard board, TimeProvider clock)
    {
        _board = board;
        _timer = clock.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _board.LessonChanged += OnLessonChanged;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _board.LessonChanged -= OnLessonChanged;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        if (append.Events.Any(next => next.Body is BallotEvent))
        {
            _answered[lesson] = true;
            // The first answer starts the clock; lessons without a question wake nobody.
            if (Interlocked.Exchange(ref _isDue, 1) == 0)
            {
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Flush()
    {
        // First of all: what is answered from here on starts a round of its own.
        Interlocked.Exchange(ref _isDue, 0);
        foreach (var lesson in _answered.Keys.Where(lesson => _answered.TryRemove(lesson, out _)))
        {
            lesson.Report(new CountBallots());
        }
    }
}
