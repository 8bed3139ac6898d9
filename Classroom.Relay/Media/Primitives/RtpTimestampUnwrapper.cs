namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// Extends 32-bit RTP timestamps to 64 bits, each taken as the one nearest to the last seen. Frames may step back
/// (B-frames, another layer), so the last and not the highest is the reference; values before the first may be negative.
/// </summary>
public struct RtpTimestampUnwrapper
{
    private long _last;
    private bool _started;

    /// <summary>Extends <paramref name="timestamp"/> and takes it as the next reference.</summary>
    public long Unwrap(RtpTimestamp timestamp)
    {
        _last = _started ? _last + (timestamp - new RtpTimestamp((uint)_last)) : timestamp.Value;
        _started = true;
        return _last;
    }
}
