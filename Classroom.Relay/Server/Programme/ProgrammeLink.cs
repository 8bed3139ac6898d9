using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Programme;
using Classroom.Relay.Live;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Programme;

namespace Classroom.Relay.Programme;

/// <summary>
/// Makes the lesson's word about its programme true in the media: what its state has on air is what the bus carries. And it is the clock of mixes and of the
/// automatic director, which looks at each lesson once a second and whenever something happens in it.
/// </summary>
internal sealed partial class ProgrammeLink(LessonBoard board, ProgrammeBuses buses, TimeProvider clock, ILogger<ProgrammeLink> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _order = new();

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
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var lesson in board.Lessons.Where(lesson => OnAir.Is(lesson.State)))
                {
                    lesson.Report(new DirectProgramme());
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The relay stops.
        }
    }

    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        if (append.Events.Any(next => next.Body is ProgrammeEvent or SourceStarted or SourceStopped or RoomCalled or CallEnded))
        {
            Apply(lesson);
        }

        if (lesson.State.Programme.Mode == ProgrammeMode.Automatic && !append.Events.Any(next => next.Body is SceneTaken))
        {
            lesson.Report(new DirectProgramme());
        }
    }

    /// <summary>By the state now, not by the event: of two takes at once the bus hears the later state last, whoever comes first.</summary>
    private void Apply(LiveLesson lesson)
    {
        LessonRefusal? refusal;
        LessonState state;
        lock (_order)
        {
            state = lesson.State;
            if (buses.Of(lesson.LessonId) is not { } bus)
            {
                return;
            }

            // Whatever it refuses to prepare it refuses to carry, and that is told below.
            bus.Prepare(OnAir.Is(state) ? OnAir.Prepared(state)?.SourceId : null);
            var picture = OnAir.Picture(state)?.SourceId;
            refusal = bus.Cut(picture, OnAir.Sound(state)?.SourceId);
            refusal = refusal is null ? null : bus.Cut(picture, null);
            bus.Mix(OnAir.FormerPicture(state)?.SourceId);
        }

        if (refusal is not null && !state.Ended)
        {
            Log.NotCarried(logger, lesson.LessonId, refusal.Message);
            if (state.Programme.OnAir.Slots is [var main, ..])
            {
                lesson.Report(new DropFromAir(main));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2022, LogLevel.Warning, "The programme of lesson {LessonId} cannot carry what was put on air: {Reason}")]
        public static partial void NotCarried(ILogger logger, string lessonId, string reason);
    }
}
