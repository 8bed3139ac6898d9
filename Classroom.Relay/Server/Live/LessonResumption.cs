using Classroom.Relay.Journal;

namespace Classroom.Relay.Live;

/// <summary>Goes on, before the relay answers anybody, with the lessons that its last run left open: rooms that come back find them.</summary>
internal sealed partial class LessonResumption(JournalReader journal, LessonBoard board, ILogger<LessonResumption> logger) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var kept in await journal.ReadLiveAsync(cancellationToken))
        {
            Log.Resumed(logger, board.Resume(kept) ? "goes on" : "is over", kept.Log.State.LessonId);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(3203, LogLevel.Information, "A lesson of the relay's last run {Outcome}: {LessonId}")]
        public static partial void Resumed(ILogger logger, string outcome, string lessonId);
    }
}
