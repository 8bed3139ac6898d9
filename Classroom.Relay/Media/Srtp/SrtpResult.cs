namespace Classroom.Relay.Media.Srtp;

/// <summary>What became of a protected packet. Anything but <see cref="Ok"/> has changed no state of the receiver.</summary>
public enum SrtpResult
{
    /// <summary>Authentic, new, and decrypted in place.</summary>
    Ok,

    /// <summary>Too short for a header and a tag.</summary>
    TooShort,

    /// <summary>The tag does not match: damaged, forged, or under another key.</summary>
    AuthenticationFailed,

    /// <summary>Seen before, or older than the replay window of 1024 packets.</summary>
    Replayed,

    /// <summary>A new source of a peer that already uses as many as one receiver remembers; not looked at.</summary>
    TooManySources,
}
