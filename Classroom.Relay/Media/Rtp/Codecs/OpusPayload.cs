namespace Classroom.Relay.Media.Rtp.Codecs;

/// <summary>Looks into Opus payloads (RFC 6716 section 3, RFC 7587).</summary>
public static class OpusPayload
{
    /// <summary>RTP clock of Opus, whatever the sampling rate (RFC 7587 section 4.1).</summary>
    public const int ClockRate = 48_000;

    // RFC 6716 section 3.2.5: a packet holds at most 120 ms.
    private const int MaxSamples = ClockRate * 120 / 1000;

    /// <summary>Whether the packet carries no sound: encoders send a bare table of contents, or one comfort noise byte more, in silence.</summary>
    public static bool IsSilence(ReadOnlySpan<byte> payload) => payload.Length is > 0 and <= 2;

    /// <summary>Length of sound in samples of 48 kHz; 0 for a payload that is not Opus.</summary>
    public static int Samples(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return 0;
        }

        var frames = (payload[0] & 3) switch
        {
            0 => 1,
            1 or 2 => 2,
            _ => payload.Length > 1 ? payload[1] & 0x3F : 0,
        };
        var samples = frames * FrameSamples(payload[0] >> 3);
        return samples <= MaxSamples ? samples : 0;
    }

    // RFC 6716 table 2: SILK 10, 20, 40, 60 ms; hybrid 10, 20 ms; CELT 2.5, 5, 10, 20 ms.
    private static int FrameSamples(int configuration) => configuration switch
    {
        < 12 when (configuration & 3) == 3 => 2880,
        < 12 => 480 << (configuration & 3),
        < 16 => 480 << (configuration & 1),
        _ => 120 << (configuration & 3),
    };
}
