using System.Buffers.Binary;
using System.Numerics;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>The bit rate a receiver believes it can take for some streams together (REMB, draft-alvestrand-rmcat-remb-03).</summary>
/// <remarks>
/// The control information:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |       'R'           'E'             'M'             'B'       |
/// |   num SSRC    |  BR exp   |            BR mantissa            |
/// |                       SSRC feedback, times num                |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly ref struct ReceiverEstimatedMaxBitrate
{
    private const int Format = 15;
    private const int FixedLength = 8;
    private const int MantissaBits = 18;

    private readonly ReadOnlySpan<byte> _sources;

    private ReceiverEstimatedMaxBitrate(Ssrc sender, long bitsPerSecond, ReadOnlySpan<byte> sources)
    {
        Sender = sender;
        BitsPerSecond = bitsPerSecond;
        _sources = sources;
    }

    public Ssrc Sender { get; }

    public long BitsPerSecond { get; }

    /// <summary>Streams the rate is for.</summary>
    public int Count => _sources.Length / 4;

    public Ssrc this[int index] => new(BinaryPrimitives.ReadUInt32BigEndian(_sources[(index * 4)..]));

    /// <summary>False for another application's message, too, and for a rate that 63 bits cannot hold.</summary>
    public static bool TryParse(scoped in RtcpPacket packet, out ReceiverEstimatedMaxBitrate message)
    {
        message = default;
        if (!FeedbackMessage.TryParse(packet, RtcpPacketType.PayloadFeedback, Format, out var sender, out _, out var information)
            || information.Length < FixedLength || !information.StartsWith("REMB"u8) || information.Length < FixedLength + 4 * information[4])
        {
            return false;
        }

        var rate = BinaryPrimitives.ReadUInt32BigEndian(information[4..]) & 0xFF_FFFF;
        var exponent = (int)(rate >> MantissaBits);
        var mantissa = (long)(rate & ((1 << MantissaBits) - 1));
        if (exponent > BitOperations.LeadingZeroCount((ulong)mantissa) - 1)
        {
            return false;
        }

        message = new ReceiverEstimatedMaxBitrate(sender, mantissa << exponent, information.Slice(FixedLength, 4 * information[4]));
        return true;
    }

    /// <param name="bitsPerSecond">Rounded down to 18 significant bits.</param>
    /// <param name="sources">Up to 255.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, Ssrc sender, long bitsPerSecond, ReadOnlySpan<Ssrc> sources)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bitsPerSecond);
        var length = FeedbackMessage.HeaderLength + FixedLength + 4 * sources.Length;
        FeedbackMessage.WriteHeader(destination, RtcpPacketType.PayloadFeedback, Format, length, sender, default);
        var information = destination[FeedbackMessage.HeaderLength..];
        "REMB"u8.CopyTo(information);
        var exponent = Math.Max(0, 64 - BitOperations.LeadingZeroCount((ulong)bitsPerSecond) - MantissaBits);
        BinaryPrimitives.WriteUInt32BigEndian(information[4..], ((uint)exponent << MantissaBits) | (uint)(bitsPerSecond >> exponent));
        information[4] = checked((byte)sources.Length);
        for (var i = 0; i < sources.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(information[(FixedLength + 4 * i)..], sources[i].Value);
        }

        return length;
    }
}
