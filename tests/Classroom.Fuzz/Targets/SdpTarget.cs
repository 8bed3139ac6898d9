using System.Net;
using System.Text;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// Offers of real encoders and players through reading, agreement, and the making of producers and consumers. Promises: an offer that is
/// taken can be served or is refused by a sentence, and the answer to it is a description again.
/// </summary>
internal sealed class SdpTarget : IFuzzTarget, IDisposable
{
    private static readonly IceCredentials Credentials = new("fragment", "password of 22 letters");
    private static readonly IceCandidate Candidate = IceCandidate.Host(TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Loopback, 4000)), 0);

    private readonly SparseRelay _relay = new();

    public string Name => "sdp";

    public IReadOnlyList<byte[]> Corpus { get; } = [.. ReadOffers()];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (!Offer.TryParse(Encoding.UTF8.GetString(input), out var offer, out var problem))
        {
            if (string.IsNullOrEmpty(problem))
            {
                throw new FuzzFinding("An offer was refused without a word.");
            }

            return;
        }

        var transport = _relay.MakeTransport();
        var agreed = new List<AnsweredTrack>();
        foreach (var track in offer.Tracks)
        {
            if (track.Sends && Publish(transport, track) is { } published)
            {
                agreed.Add(published);
            }
            else if (track.Receives && Play(transport, track) is { } played)
            {
                agreed.Add(played);
            }
        }

        transport.Close(TransportCloseReason.Local, default);
        var answer = new Answer(offer, Credentials, [Candidate], _relay.Fingerprint).With(agreed);
        if (!SessionDescription.TryParse(answer.ToString(), out var read, out problem) || read.Media.Count != offer.Description.Media.Count)
        {
            throw new FuzzFinding($"The answer does not read as it was written: {problem}");
        }
    }

    public void Dispose() => _relay.Dispose();

    private static AnsweredTrack? Publish(WebRtcTransport transport, OfferedTrack track) =>
        TrackAgreement.ToReceive(track, RouterCapabilities.Default) is { } parameters
        && transport.TryProduce("published", track.Kind, parameters, null, out _, out _)
            ? new AnsweredTrack(track, parameters, Sends: false)
            : null;

    private AnsweredTrack? Play(WebRtcTransport transport, OfferedTrack track)
    {
        foreach (var producer in _relay.Producers)
        {
            if (producer.Kind == track.Kind && TrackAgreement.ToSend(track, producer.Consumable, _relay.NextSsrc(), _relay.NextSsrc()) is { } parameters)
            {
                transport.Consume("played", producer, parameters, null)!.Resume(default);
                return new AnsweredTrack(track, parameters, Sends: true);
            }
        }

        return null;
    }

    private static IEnumerable<byte[]> ReadOffers()
    {
        var assembly = typeof(SdpTarget).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            using var text = new StreamReader(resource);
            yield return Encoding.UTF8.GetBytes(text.ReadToEnd().ReplaceLineEndings("\r\n"));
        }
    }
}
