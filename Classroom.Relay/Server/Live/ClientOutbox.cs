using System.Threading.Channels;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Help;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Classroom.Relay.Live;

/// <summary>
/// Everything the relay tells one client, in the order it was posted. Posting never waits, so it may be done under a lock; what
/// queues up behind a slow link is merged (events into one batch, room states to the newest), and a client that lets
/// <see cref="Capacity"/> messages pile up is cut off: it will come back and start from a snapshot.
/// </summary>
public sealed partial class ClientOutbox
{
    /// <summary>Messages that may wait for one client. A lesson at full speed makes some 70 a second, so this is about a minute.</summary>
    public const int Capacity = 4096;

    private readonly Channel<object> _messages = Channel.CreateBounded<object>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly IRelayClient _client;
    private readonly SignalLine _line;
    private readonly Action _abort;
    private readonly ILogger _logger;

    /// <summary>Starts sending to <paramref name="client"/>; <paramref name="line"/> takes its signals, <paramref name="abort"/> closes its connection.</summary>
    public ClientOutbox(IRelayClient client, SignalLine line, Action abort, ILogger logger)
    {
        (_client, _line, _abort, _logger) = (client, line, abort, logger);
        Completion = SendAllAsync();
    }

    /// <summary>Ends after <see cref="Close"/> once all that was posted before is sent, or when the connection fails.</summary>
    public Task Completion { get; }

    /// <summary>Posts a lesson's state so far.</summary>
    public void LessonEntered(LessonState state) => Post(state);

    /// <summary>Posts events that follow the last state or batch posted.</summary>
    public void LessonEvents(IReadOnlyList<LessonEvent> events) => Post(events);

    /// <summary>Shows signals at once, or not at all: they keep no order with what is posted. One caller at a time.</summary>
    internal void LessonSignals(SerializedHubMessage batch) => _line.Send(batch);

    /// <summary>Posts changed rooms.</summary>
    public void RoomsChanged(IReadOnlyList<RoomStatus> rooms) => Post(rooms);

    /// <summary>Posts every room the client sees, after rooms were added, renamed, paired or removed.</summary>
    public void CountyChanged(CountyView county) => Post(county);

    /// <summary>Posts consumers that ended.</summary>
    public void ConsumersClosed(IReadOnlyList<string> consumerIds) => Post(consumerIds);

    /// <summary>Posts what a pupil is told; only the newest matters.</summary>
    public void SheetChanged(AnswerSheet sheet) => Post(sheet);

    /// <summary>Posts calls for help that are new or changed.</summary>
    public void TicketsChanged(IReadOnlyList<HelpTicket> tickets) => Post(tickets);

    /// <summary>Posts that a lecture room's courseware changed.</summary>
    public void CoursewareChanged(string roomId) => Post(roomId);

    /// <summary>Posts what goes on in the county; only the newest matters.</summary>
    public void SituationChanged(CountySituation situation) => Post(situation);

    /// <summary>Says why, then closes the connection.</summary>
    public void Farewell(RelayError reason)
    {
        Post(reason);
        Close();
    }

    /// <summary>Accepts nothing more.</summary>
    public void Close() => _messages.Writer.TryComplete();

    private void Post(object message)
    {
        if (!_messages.Writer.TryWrite(message) && _messages.Writer.TryComplete())
        {
            Log.ClientTooSlow(_logger, Capacity);
            _abort();
        }
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (await _messages.Reader.WaitToReadAsync())
            {
                while (_messages.Reader.TryRead(out var message))
                {
                    await SendAsync(message);
                }
            }
        }
        catch (Exception error)
        {
            Log.ClientLost(_logger, error);
            _messages.Writer.TryComplete();
        }
    }

    private async Task SendAsync(object message)
    {
        switch (message)
        {
            case LessonState state:
                await _client.LessonEntered(state);
                break;
            case IReadOnlyList<LessonEvent> events:
                await _client.LessonEvents(Merged(events));
                break;
            case IReadOnlyList<RoomStatus> rooms:
                await _client.RoomsChanged([.. Merged(rooms).Reverse().DistinctBy(room => room.RoomId).Reverse()]);
                break;
            case CountyView county:
                await _client.CountyChanged(county);
                break;
            case IReadOnlyList<string> consumerIds:
                await _client.ConsumersClosed(Merged(consumerIds));
                break;
            case AnswerSheet sheet:
                await _client.SheetChanged(sheet);
                break;
            case IReadOnlyList<HelpTicket> tickets:
                await _client.TicketsChanged(Merged(tickets));
                break;
            case string roomId:
                await _client.CoursewareChanged(roomId);
                break;
            case CountySituation situation:
                await _client.SituationChanged(situation);
                break;
            case RelayError reason:
                await _client.Farewell(reason);
                _abort();
                break;
        }
    }

    /// <summary>The batch with the batches of the same kind that wait right behind it.</summary>
    private IReadOnlyList<T> Merged<T>(IReadOnlyList<T> batch)
    {
        while (_messages.Reader.TryPeek(out var next) && next is IReadOnlyList<T> more && _messages.Reader.TryRead(out _))
        {
            batch = [.. batch, .. more];
        }

        return batch;
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "A client let {Capacity} messages pile up and was cut off")]
        public static partial void ClientTooSlow(ILogger logger, int capacity);

        [LoggerMessage(2002, LogLevel.Debug, "A client's connection failed while sending")]
        public static partial void ClientLost(ILogger logger, Exception error);
    }
}
