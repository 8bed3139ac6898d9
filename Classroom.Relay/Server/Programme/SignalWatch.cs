using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Programme;
using Classroom.Relay.Live;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Programme;

/// <summary>
/// Tells each lesson that has a programme which of its pictures have fallen silent without ending, as after a pulled cable, and which arrive again: the
/// lesson's rules know what to show instead.
/// </summary>
internal sealed partial class SignalWatch(LessonBoard board, SourceRegistry sources, TimeProvider clock, ILogger<SignalWatch> logger) : BackgroundService
{
    /// <summary>Between two looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, SignalMeter> _meters = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(stoppingToken))
                {
                    await LookAsync();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The relay stops.
            }
            catch (Exception error)
            {
                // A worker that does not answer: the next look tries again.
                Log.Missed(logger, error);
            }
        }
    }

    private async Task LookAsync()
    {
        var onAir = board.Lessons.Select(lesson => (Lesson: lesson, lesson.State)).Where(pair => OnAir.Is(pair.State)).ToArray();
        var tracks = onAir.SelectMany(pair => pair.State.Sources).Select(source => sources.Find(source.SourceId)).OfType<LiveSource>().ToArray();
        foreach (var gone in _meters.Keys.Except(tracks.Select(track => track.SourceId)).ToArray())
        {
            _meters.Remove(gone);
        }

        if (tracks.Length == 0)
        {
            return;
        }

        var packets = (await SourcePulses.CountAsync(tracks)).ToDictionary(count => count.Track.SourceId, count => count.Pulse.Packets);
        foreach (var (lesson, state) in onAir)
        {
            Look(lesson, state, packets);
        }
    }

    private void Look(LiveLesson lesson, LessonState state, Dictionary<string, long> packets)
    {
        foreach (var source in state.Sources.Where(source => source.Kind is SourceKind.Camera or SourceKind.Screen && packets.ContainsKey(source.SourceId)))
        {
            if (!_meters.TryGetValue(source.SourceId, out var meter))
            {
                _meters[source.SourceId] = meter = new SignalMeter(source.Kind == SourceKind.Screen);
            }

            meter.Look(packets[source.SourceId], state.Sources.Where(other => other.RoomId == source.RoomId).Sum(other => packets.GetValueOrDefault(other.SourceId)));
            if (meter.Arrives == state.Programme.NoSignal.Contains(source.SourceId))
            {
                lesson.Report(new ReportSignal(source.SourceId, meter.Arrives));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2023, LogLevel.Warning, "The look at which pictures arrive failed and is taken again")]
        public static partial void Missed(ILogger logger, Exception error);
    }
}
