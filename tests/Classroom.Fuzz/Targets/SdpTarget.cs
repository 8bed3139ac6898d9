using System.Text;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Whip;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Fuzz.Targets;

/// <summary>Offers of WHIP clients. Promise: an offer that is taken can be answered, and the answer is SDP with the offer's sections.</summary>
internal sealed class SdpTarget : IFuzzTarget
{
    /// <summary>What the mutator keeps of an input; a longer offer would lose its end each time.</summary>
    private const int MaxLength = 2048;

    private static readonly IceCredentials Credentials = new("fragment", "password");

    public string Name => "sdp";

    public IReadOnlyList<byte[]> Corpus { get; } = ReadOffers();

    public void Run(ReadOnlySpan<byte> input)
    {
        if (!Offer.TryParse(Encoding.UTF8.GetString(input), out var offer, out var problem))
        {
            Require(problem.Length > 0, "An offer was refused without a reason.");
            return;
        }

        var agreed = offer.Tracks
            .Select(track => (track, parameters: TrackAgreement.ToReceive(track, RouterCapabilities.Default)))
            .Where(pair => pair.parameters is not null)
            .Select(pair => new AnsweredTrack(pair.track, pair.parameters!, Sends: false))
            .ToArray();
        var answer = new Answer(offer, Credentials, [], DtlsFingerprint.Of([])).With(agreed).ToString();
        Require(SessionDescription.TryParse(answer, out var read, out _) && read.Media.Count == offer.Description.Media.Count, "The answer is no answer.");
    }

    private static void Require(bool isKept, string promise)
    {
        if (!isKept)
        {
            throw new FuzzFinding(promise);
        }
    }

    private static List<byte[]> ReadOffers()
    {
        var assembly = typeof(SdpTarget).Assembly;
        var offers = new List<byte[]>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sdp", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (bytes.Length <= MaxLength)
            {
                offers.Add(bytes);
            }
        }

        return offers;
    }
}
