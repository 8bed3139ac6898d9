using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.HubClient;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Journal;

/// <summary>
/// A seat whose hand goes up and down, each as soon as the last was acknowledged. A command that was not, because the line broke, the database was
/// slow or the room is too quick for the relay's limit, is sent again under the same identifier.
/// </summary>
internal sealed class BusySeat(string roomId, int seat)
{
    /// <summary>As long as a page lets pass that was asked to wait a little.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly List<(string CommandId, long Seq)> _acknowledged = [];

    /// <summary>What was acknowledged, in order, with the number of its event.</summary>
    public IReadOnlyList<(string CommandId, long Seq)> Acknowledged => _acknowledged;

    /// <summary>Of a command of this seat.</summary>
    public string Prefix => $"{roomId}/{seat}/";

    /// <summary>Goes on until the line breaks or <paramref name="stop"/>.</summary>
    public async Task RunAsync(RelayHubClient hub, string lessonId, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = _acknowledged.Count + 1;
            LessonCommand command = number % 2 == 1 ? new RaiseHand(seat) : new LowerHand(roomId, seat);
            Reply<CommandAccepted> reply;
            try
            {
                reply = await hub.Send(new CommandRequest(lessonId, $"{Prefix}{number}", command)).WaitAsync(LiveRelay.Patience, CancellationToken.None);
            }
            catch (Exception error) when (error is not TimeoutException)
            {
                // Only a line that broke excuses it.
                await hub.Closed.WaitAsync(LiveRelay.Patience, CancellationToken.None);
                return;
            }

            if (reply.Error is { Code: ErrorCode.Internal or ErrorCode.TooMany })
            {
                await Task.Delay(Pause, CancellationToken.None);
                continue;
            }

            _acknowledged.Add(($"{Prefix}{number}", LessonClient.Value(reply).Seq));
        }
    }
}
