using System.Text.Json.Nodes;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>What a Janus plugin answered.</summary>
/// <param name="Data">The plugin's own part.</param>
/// <param name="Sdp">The description that came with it.</param>
internal sealed record JanusReply(JsonNode Data, string? Sdp)
{
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public SessionDescription Description => Sdp is not null && SessionDescription.TryParse(Sdp, out var description, out _)
        ? description
        : throw new InvalidOperationException($"Janus answered without a description: {Data.ToJsonString()}");
}
