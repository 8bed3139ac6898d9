namespace Classroom.Relay.Media.Primitives;

/// <summary>Synchronisation source: the name of one RTP stream within a transport (RFC 3550 section 3).</summary>
public readonly record struct Ssrc(uint Value)
{
    public override string ToString() => Value.ToString("x8", null);
}
