using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Programme;

namespace Classroom.Relay.Live;

/// <summary>
/// Listens for who speaks in each lesson, by the levels that the senders' packets carry (RFC 6464), and reports it to the lesson: the teacher's
/// fairness hints and the reports are built on it. Costs a worker one short turn a second.
/// </summary>
internal sealed partial class SpeechWatch(LessonBoard board, SourceRegistry sources, TimeProvider clock, ILogger<SpeechWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, SpeechMeter> _meters = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await ListenAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The relay, or a worker, stops.
        }
    }

    private async Task ListenAsync()
    {
        var microphones = board.Lessons.SelectMany(Microphones).ToArray();
        var counts = await Task.WhenAll(microphones.GroupBy(microphone => microphone.Source.Worker).Select(CountAsync));
        var heard = counts.SelectMany(count => count).ToArray();
        foreach (var (microphone, loudPackets) in heard)
        {
            Report(microphone, loudPackets);
        }

        foreach (var gone in _meters.Keys.Except(heard.Select(one => one.Microphone.Source.SourceId)).ToArray())
        {
            _meters.Remove(gone);
        }
    }

    private IEnumerable<LessonMicrophone> Microphones(LiveLesson lesson)
    {
        var state = lesson.State;
        return state.Sources
            .Where(source => source.Kind == SourceKind.Microphone)
            .Select(source => sources.Find(source.SourceId))
            .OfType<LiveSource>()
            .Select(source => new LessonMicrophone(lesson, source, TellsAtOnce(state, source)));
    }

    private static bool TellsAtOnce(LessonState state, LiveSource source) =>
        state.Programme.Mode == ProgrammeMode.Automatic || !state.Floor.Rooms.Any(room => room.RoomId == source.RoomId && room.Microphone == Microphone.Open);

    private static Task<(LessonMicrophone Microphone, long LoudPackets)[]> CountAsync(IGrouping<MediaWorker, LessonMicrophone> microphones)
    {
        var listed = microphones.ToArray();
        return microphones.Key.Run((_, _) => Array.ConvertAll(listed, microphone => (microphone, microphone.Source.Producer.LoudPackets)));
    }

    private void Report(LessonMicrophone microphone, long loudPackets)
    {
        var (lesson, source, tellsAtOnce) = microphone;
        if (!_meters.TryGetValue(source.SourceId, out var meter))
        {
            _meters[source.SourceId] = meter = new SpeechMeter();
        }

        var speechMs = meter.Count(loudPackets, tellsAtOnce);
        if (speechMs > 0 && lesson.Report(new ReportSpeech(source.RoomId!, speechMs)).Refusal is { } refusal)
        {
            Log.NotTaken(logger, lesson.LessonId, refusal.Message);
        }
    }

    private sealed record LessonMicrophone(LiveLesson Lesson, LiveSource Source, bool TellsAtOnce);

    private static partial class Log
    {
        [LoggerMessage(2011, LogLevel.Debug, "Lesson {LessonId} took no report of speech: {Reason}")]
        public static partial void NotTaken(ILogger logger, string lessonId, string reason);
    }
}
