using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Metrics.Links;

/// <summary>A room's link at one moment; of loss the worse way.</summary>
/// <param name="LossRatio">0 to 1.</param>
/// <param name="RoundTripMs">Null until a receiver has reported.</param>
internal sealed record LinkSample(DateTimeOffset At, double LossRatio, double? RoundTripMs, double UpKbps, double DownKbps)
{
    /// <summary>The link as the health figures show it, or null for a room that sends and is sent nothing.</summary>
    public static LinkSample? Of(RoomHealth room, DateTimeOffset at)
    {
        var sent = room.Published.Where(track => track.Tracks > 0).ToArray();
        var taken = room.Received.Where(track => track.Tracks > 0).ToArray();
        if (sent.Length + taken.Length == 0)
        {
            return null;
        }

        return new LinkSample(
            at,
            sent.Select(track => track.LossRatio).Concat(taken.Select(track => track.LossRatio)).Max(),
            taken.Max(track => track.RoundTripSeconds) * 1000,
            sent.Sum(track => track.BitrateBps) / 1000.0,
            taken.Sum(track => track.BitrateBps) / 1000.0);
    }
}
