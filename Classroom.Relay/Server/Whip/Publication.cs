using Classroom.Relay.Live;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Whip;

/// <summary>
/// What an encoder publishes by WHIP: a room's camera and microphone, or a source of its own name. For a room it is an occupant as its page
/// would be: present, brought into lessons, and publishing on when a lesson ends.
/// </summary>
internal sealed class Publication(MediaPlane plane, MediaWorker worker, LessonBoard board, string owner, string name, string? roomId)
    : WhipSession(worker, owner), IRoomOccupant
{
    private readonly List<LiveSource> _sources = [];

    /// <summary>The room's identifier or the name of its own.</summary>
    public string Name { get; } = name;

    string IRoomOccupant.RoomId => roomId ?? "";

    ClientOutbox? IRoomOccupant.Outbox => null;

    /// <summary>Takes the offer's first picture and first sound.</summary>
    /// <returns>Null when it is open.</returns>
    public async Task<WhipRefusal?> OpenAsync(Offer offer)
    {
        var tracks = new[] { MediaKind.Audio, MediaKind.Video }
            .Select(kind => offer.Tracks.FirstOrDefault(track => track.Kind == kind && track.Sends))
            .OfType<OfferedTrack>()
            .ToArray();
        if (tracks.Length == 0)
        {
            return WhipRefusal.Invalid("The offer sends no track; a publisher's sections are sendonly.");
        }

        var agreed = new List<AnsweredTrack>();
        foreach (var track in tracks)
        {
            if (TrackAgreement.ToReceive(track, RouterCapabilities.Default) is not { } parameters)
            {
                return WhipRefusal.NoCommonCodec(track.Kind == MediaKind.Audio
                    ? "The relay takes Opus sound in two channels at 48000 Hz, which the offer lacks."
                    : "The relay takes H264 constrained baseline with packetization-mode 1, or VP8, which the offer lacks.");
            }

            agreed.Add(new AnsweredTrack(track, parameters, Sends: false));
        }

        var problem = await Worker.Run((router, now) =>
        {
            Transport = CreateTransport(router);
            var refused = Produce(agreed);
            if (refused is null)
            {
                Transport.Connect(offer.AnswererRole, offer.Fingerprints, now);
            }
            else
            {
                Transport.Close(TransportCloseReason.Local, now);
            }

            return refused;
        });
        if (problem is not null)
        {
            return WhipRefusal.Invalid($"The offer cannot be served: {problem}.");
        }

        Answer(offer, plane.CandidatesOf(Worker), plane.Fingerprint, agreed);
        Begin();
        return null;
    }

    /// <summary>An encoder publishes as long as it runs, lesson or not.</summary>
    void IRoomOccupant.LessonOver()
    {
    }

    protected override void OnBegun()
    {
        if (roomId is not null)
        {
            board.Arrive(this);
        }

        _sources.ForEach(board.SourceStarted);
    }

    protected override void OnEnded()
    {
        _sources.ForEach(board.SourceEnded);
        if (roomId is not null)
        {
            board.Depart(this);
        }
    }

    private string? Produce(List<AnsweredTrack> tracks)
    {
        foreach (var track in tracks)
        {
            if (!Transport.TryProduce(NewId(), track.Offered.Kind, track.Parameters, null, out var producer, out var problem))
            {
                return problem;
            }

            var kind = producer.Kind == MediaKind.Video ? SourceKind.Camera : SourceKind.Microphone;
            _sources.Add(new LiveSource(producer.Id, Name, roomId, kind, Worker, producer));
        }

        return null;
    }
}
