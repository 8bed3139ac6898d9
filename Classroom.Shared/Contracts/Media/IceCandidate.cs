using System.ComponentModel.DataAnnotations;

namespace Classroom.Shared.Contracts.Media;

/// <summary>One host candidate of the relay (RFC 8445 §5.1).</summary>
/// <param name="Foundation">Candidates of one foundation share address and protocol.</param>
/// <param name="Priority">Larger is preferred (RFC 8445 §5.1.2).</param>
/// <param name="Ip">Literal IPv4 or IPv6 address. mediasoup-client reads this name.</param>
/// <param name="Address">The same literal; the newer name of the same field.</param>
/// <param name="Protocol">"udp".</param>
/// <param name="Type">"host".</param>
public sealed record IceCandidate(
    string Foundation,
    uint Priority,
    string Ip,
    string Address,
    [AllowedValues("udp")] string Protocol,
    int Port,
    [AllowedValues("host")] string Type);
