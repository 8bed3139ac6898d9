using Classroom.Relay.Live;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Whip;

/// <summary>What a player receives by WHEP. It ends with the last of the sources it plays.</summary>
internal sealed class Playback(MediaPlane plane, MediaWorker worker, string owner) : WhipSession(worker, owner), IConsumerObserver
{
    private readonly List<Consumer> _consumers = [];

    /// <summary>Gives the offer's sections the sources that fit them, in their order: the room's picture before its shared screen.</summary>
    /// <param name="sources">All of the session's worker.</param>
    /// <returns>Null when it is open.</returns>
    public async Task<WhipRefusal?> OpenAsync(Offer offer, IReadOnlyList<LiveSource> sources)
    {
        if (!offer.Tracks.Any(track => track.Receives))
        {
            return WhipRefusal.Invalid("The offer receives no track; a player's sections are recvonly.");
        }

        var answered = await Worker.Run((router, now) =>
        {
            Transport = CreateTransport(router);
            var tracks = Consume(offer, sources);
            if (tracks.Count > 0)
            {
                Transport.Connect(offer.AnswererRole, offer.Fingerprints, now);
            }
            else
            {
                Transport.Close(TransportCloseReason.Local, now);
            }

            return tracks;
        });
        if (answered.Count == 0)
        {
            return WhipRefusal.NoCommonCodec("The player can decode none of what is published under this name.");
        }

        Answer(offer, plane.CandidatesOf(Worker), plane.Fingerprint, answered);
        return null;
    }

    /// <summary>Inside the closing of a producer or of the transport, so what follows waits its turn.</summary>
    void IConsumerObserver.OnClosed(Consumer consumer) => Worker.Post((_, now) =>
    {
        if (_consumers.TrueForAll(other => other.IsClosed))
        {
            Transport.Close(TransportCloseReason.Local, now);
        }
    });

    protected override void OnConnected() => Worker.Post((_, now) => _consumers.ForEach(consumer => consumer.Resume(now)));

    private List<AnsweredTrack> Consume(Offer offer, IReadOnlyList<LiveSource> sources)
    {
        var answered = new List<AnsweredTrack>();
        var left = sources.OrderBy(source => source.Kind).ToList();
        foreach (var track in offer.Tracks.Where(track => track.Receives))
        {
            foreach (var source in left.Where(source => source.IsVideo == (track.Kind == MediaKind.Video)))
            {
                if (TrackAgreement.ToSend(track, source.Producer.Consumable, NewSsrc(), NewSsrc()) is { } parameters
                    && Transport.Consume(NewId(), source.Producer, parameters, this) is { } consumer)
                {
                    _consumers.Add(consumer);
                    answered.Add(new AnsweredTrack(track, parameters, Sends: true));
                    left.Remove(source);
                    break;
                }
            }
        }

        return answered;
    }

    private static uint NewSsrc() => (uint)Random.Shared.NextInt64(1, uint.MaxValue);
}
