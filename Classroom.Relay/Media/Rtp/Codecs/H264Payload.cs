using System.Buffers.Binary;

namespace Classroom.Relay.Media.Rtp.Codecs;

/// <summary>Looks into H264 payloads of packetization modes 0 and 1 (RFC 6184): single NAL units, STAP-A and FU-A.</summary>
public static class H264Payload
{
    private const byte TypeMask = 0x1F;
    private const int Idr = 5;
    private const int SequenceParameters = 7;
    private const int PictureParameters = 8;
    private const int AggregationStapA = 24;
    private const int FragmentFuA = 28;
    private const byte FragmentStartBit = 0x80;

    /// <summary>
    /// Whether a key frame, or the parameter sets in front of it, begins in this packet. Encoders send the sequence parameter set first, in
    /// a packet of its own or aggregated, and a switch has to begin there.
    /// </summary>
    public static bool StartsKeyframe(ReadOnlySpan<byte> payload) => (Inspect(payload) & (H264Units.Idr | H264Units.SequenceParameters)) != 0;

    /// <summary>The units that begin in this packet; those of a broken aggregate up to the break.</summary>
    public static H264Units Inspect(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return H264Units.None;
        }

        return (payload[0] & TypeMask) switch
        {
            AggregationStapA => InspectAggregate(payload[1..]),
            FragmentFuA => payload.Length > 1 && (payload[1] & FragmentStartBit) != 0 ? Unit(payload[1]) : H264Units.None,
            _ => Unit(payload[0]),
        };
    }

    // RFC 6184 section 5.7.1: each unit has its size in two bytes before it.
    private static H264Units InspectAggregate(ReadOnlySpan<byte> rest)
    {
        var units = H264Units.None;
        while (rest.Length > 2)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(rest);
            if (size == 0 || size > rest.Length - 2)
            {
                break;
            }

            units |= Unit(rest[2]);
            rest = rest[(2 + size)..];
        }

        return units;
    }

    private static H264Units Unit(byte header) => (header & TypeMask) switch
    {
        Idr => H264Units.Idr,
        SequenceParameters => H264Units.SequenceParameters,
        PictureParameters => H264Units.PictureParameters,
        _ => H264Units.None,
    };
}
