using Classroom.Relay.Journal;
using Classroom.Relay.Lessons;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.MessagePack;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Relay.Live;

/// <summary>Goes on, before the relay answers anybody, with the lessons that its last run left open: rooms that come back find them.</summary>
internal sealed partial class LessonResumption(JournalReader journal, LessonBoard board, IEnumerable<IHubProtocol> protocols, ILogger<LessonResumption> logger) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var kept in await journal.ReadLiveAsync(cancellationToken))
        {
            Log.Resumed(logger, board.Resume(kept) ? "goes on" : "is over", kept.Log.State.LessonId);
        }

        // Beside the rest of the start, which leaves a processor half idle. Whoever comes sooner only waits for what it would have waited for anyway.
        _ = Task.Run(WriteAll, CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What rooms that come back are told first, once before: its large parts are kept as they were written, and what it takes to write the rest is compiled then.</summary>
    private void WriteAll()
    {
        var protocol = protocols.OfType<MessagePackHubProtocol>().Single();
        foreach (var lesson in board.Lessons.OrderByDescending(lesson => lesson.State.Seq))
        {
            var state = Audience.View(lesson.ActorOf(lesson.LectureRoomId), lesson.State);
            protocol.GetMessageBytes(new InvocationMessage(nameof(IRelayClient.LessonEntered), [state]));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3203, LogLevel.Information, "A lesson of the relay's last run {Outcome}: {LessonId}")]
        public static partial void Resumed(ILogger logger, string outcome, string lessonId);
    }
}
