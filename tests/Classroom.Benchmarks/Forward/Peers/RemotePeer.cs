using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>The other side of a transport, as its description names it.</summary>
/// <param name="Candidate">Its first IPv4 one.</param>
internal sealed record RemotePeer(IceCredentials Credentials, DtlsFingerprint Fingerprint, IceCandidate Candidate)
{
    /// <exception cref="InvalidOperationException">Something is missing.</exception>
    public static RemotePeer Of(SessionDescription description)
    {
        var fingerprint = Find(description, "fingerprint").Split(' ');
        return DtlsFingerprint.TryParse(fingerprint[0], fingerprint[1], out var parsed)
            ? new RemotePeer(new IceCredentials(Find(description, "ice-ufrag"), Find(description, "ice-pwd")), parsed, CandidateOf(description))
            : throw new InvalidOperationException($"The server's fingerprint is {fingerprint[0]}.");
    }

    // foundation component transport priority address port typ host (RFC 8839 §5.1)
    private static IceCandidate CandidateOf(SessionDescription description) => description.Media
        .SelectMany(section => section.FindAll("candidate"))
        .Select(value => value.Split(' '))
        .Where(parts => parts[2].Equals("udp", StringComparison.OrdinalIgnoreCase))
        .Select(parts => (Parts: parts, Address: IPAddress.Parse(parts[4])))
        .Where(candidate => candidate.Address.AddressFamily == AddressFamily.InterNetwork)
        .Select(candidate => new IceCandidate(
            candidate.Parts[0],
            uint.Parse(candidate.Parts[3], CultureInfo.InvariantCulture),
            TransportAddress.FromIPEndPoint(new IPEndPoint(candidate.Address, int.Parse(candidate.Parts[5], CultureInfo.InvariantCulture)))))
        .FirstOrDefault() ?? throw new InvalidOperationException("The server offers no IPv4 candidate.");

    private static string Find(SessionDescription description, string name) =>
        description.Media.Select(section => section.Find(name)).Append(description.Attributes.FirstOrDefault(one => one.Name == name).Value)
            .FirstOrDefault(value => value is not null)
        ?? throw new InvalidOperationException($"The server's description has no {name}.");
}
