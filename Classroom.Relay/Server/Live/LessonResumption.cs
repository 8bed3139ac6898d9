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

        if (board.Lessons.MaxBy(lesson => lesson.State.Seq) is { } longest)
        {
            Write(longest);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What a room that comes back is told first, once before: what it takes to write a lesson is compiled then.</summary>
    private void Write(LiveLesson lesson)
    {
        var state = Audience.View(lesson.ActorOf(lesson.LectureRoomId), lesson.State);
        protocols.OfType<MessagePackHubProtocol>().Single().GetMessageBytes(new InvocationMessage(nameof(IRelayClient.LessonEntered), [state]));
    }

    private static partial class Log
    {
        [LoggerMessage(3203, LogLevel.Information, "A lesson of the relay's last run {Outcome}: {LessonId}")]
        public static partial void Resumed(ILogger logger, string outcome, string lessonId);
    }
}
