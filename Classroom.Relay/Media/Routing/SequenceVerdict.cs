namespace Classroom.Relay.Media.Routing;

/// <summary>How a received sequence number relates to those before it (RFC 3550 appendix A.1).</summary>
public enum SequenceVerdict
{
    /// <summary>The next, or one a little ahead: those in between are missing.</summary>
    Advanced,

    /// <summary>Overtaken or a repeat, within what reordering explains.</summary>
    Late,

    /// <summary>Out of all order. Not to be forwarded; if the next packet follows it, the source has begun anew.</summary>
    Rejected,

    /// <summary>The source began anew here: what is known of its earlier packets is void.</summary>
    Restarted,
}
