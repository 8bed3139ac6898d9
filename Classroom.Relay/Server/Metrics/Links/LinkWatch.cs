using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Live;
using Classroom.Relay.Metrics.Reading;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Metrics.Links;

/// <summary>
/// Measures the links of rooms that are in lessons every ten seconds, keeps five minutes of it for whoever is called for help, and reports it coarsely to the
/// lesson each minute and when a room leaves. A county without lessons is not measured.
/// </summary>
public sealed class LinkWatch(LessonBoard board, HealthReader health, LinkHistory history, TimeProvider clock) : BackgroundService
{
    private const int SamplesPerReport = 6;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged += OnLessonChanged;
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged -= OnLessonChanged;
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            for (var round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
            {
                await MeasureAsync(stoppingToken);
                if (round % SamplesPerReport == 0)
                {
                    ReportAll();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The relay stops.
        }
    }

    /// <summary>Takes a measurement now, beside those of the clock.</summary>
    public async Task MeasureAsync(CancellationToken stop)
    {
        // A worker that does not answer leaves a gap; the health page says why.
        var now = board.Lessons.Count > 0 ? await health.ReadAsync(stop) : null;
        history.Add(now?.Lessons.SelectMany(lesson => lesson.Rooms).SelectMany(room => Sample(room, now.At)) ?? [], clock.GetUtcNow());
    }

    private static IEnumerable<(string RoomId, LinkSample Sample)> Sample(RoomHealth room, DateTimeOffset at) =>
        LinkSample.Of(room, at) is { } sample ? [(room.RoomId, sample)] : [];

    private void ReportAll()
    {
        foreach (var lesson in board.Lessons)
        {
            foreach (var room in lesson.State.Rooms.Where(room => room.Present))
            {
                Report(lesson, room.RoomId);
            }
        }
    }

    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        foreach (var left in append.Events.Select(next => next.Body).OfType<RoomLeft>())
        {
            Report(lesson, left.RoomId);
        }
    }

    private void Report(LiveLesson lesson, string roomId)
    {
        if (history.TakeReport(roomId) is { } figures)
        {
            lesson.Report(new ReportLink(roomId, figures));
        }
    }
}
