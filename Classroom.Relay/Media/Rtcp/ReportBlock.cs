using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>How one stream arrives at a receiver, as sender and receiver reports carry it.</summary>
/// <param name="Source">The stream reported on.</param>
/// <param name="FractionLost">Lost since the last report, in 1/256 of those expected.</param>
/// <param name="CumulativeLost">Lost since the beginning, 24 bits signed; duplicates make it fall.</param>
/// <param name="HighestSequence">Highest sequence number received, with the low 16 bits of its cycle count in front.</param>
/// <param name="Jitter">Interarrival jitter in RTP timestamp units.</param>
/// <param name="LastSenderReport">Middle 32 bits of the last sender report's NTP time; 0 if there was none.</param>
/// <param name="DelaySinceLastSenderReport">In 1/65536 s; 0 if there was none.</param>
/// <remarks>
/// RFC 3550 section 6.4.1:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                         SSRC of source                        |
/// | fraction lost |       cumulative number of packets lost       |
/// |           extended highest sequence number received           |
/// |                      interarrival jitter                      |
/// |                         last SR (LSR)                         |
/// |                   delay since last SR (DLSR)                  |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly record struct ReportBlock(
    Ssrc Source,
    byte FractionLost,
    int CumulativeLost,
    uint HighestSequence,
    uint Jitter,
    uint LastSenderReport,
    uint DelaySinceLastSenderReport)
{
    /// <summary>Bytes of a block.</summary>
    public const int Length = 24;

    /// <summary>Most blocks a report holds: the count has five bits.</summary>
    public const int MaxPerReport = 31;

    /// <summary>The round trip, from our own sender report to this block and back; null if the block answers none. Never negative.</summary>
    /// <param name="now">Time of arrival on the clock of our sender reports.</param>
    public TimeSpan? RoundTrip(NtpTime now) => CompactNtp.RoundTrip(now, LastSenderReport, DelaySinceLastSenderReport);

    internal static ReportBlock Read(ReadOnlySpan<byte> bytes) => new(
        new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        bytes[4],
        BinaryPrimitives.ReadInt32BigEndian(bytes[4..]) << 8 >> 8,
        BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]),
        BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));

    internal void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, Source.Value);
        BinaryPrimitives.WriteInt32BigEndian(destination[4..], CumulativeLost);
        destination[4] = FractionLost;
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(destination[20..], DelaySinceLastSenderReport);
    }
}
