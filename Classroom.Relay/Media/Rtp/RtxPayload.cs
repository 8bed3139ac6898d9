using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtp;

/// <summary>
/// Retransmission payload format (RFC 4588 section 4): the original sequence number (OSN), then the original payload, in a stream with its own
/// SSRC, payload type and sequence numbers. Timestamp and marker are the original's.
/// </summary>
public static class RtxPayload
{
    /// <summary>Bytes of the original sequence number in front of the original payload.</summary>
    public const int OriginalSequenceLength = 2;

    /// <summary>Writes the bytes that go between the header and the original payload.</summary>
    public static void WriteOriginalSequence(Span<byte> payload, SequenceNumber original) =>
        BinaryPrimitives.WriteUInt16BigEndian(payload, original.Value);

    /// <summary>
    /// Turns an opened retransmission into the packet that was lost, in place. False, and the packet untouched, when it carries no original:
    /// probes on the retransmission stream are padding only.
    /// </summary>
    /// <param name="packet">The packet; on success its first <paramref name="length"/> bytes are the original.</param>
    /// <param name="header">The header of <paramref name="packet"/> as received.</param>
    /// <param name="ssrc">Source the retransmission stands for.</param>
    /// <param name="payloadType">Payload type the format parameter <c>apt</c> names.</param>
    public static bool TryUnwrap(Span<byte> packet, in RtpHeader header, Ssrc ssrc, byte payloadType, out int length)
    {
        length = 0;
        if (!header.TryMeasurePayload(packet, out var payloadLength) || payloadLength < OriginalSequenceLength)
        {
            return false;
        }

        var payload = packet.Slice(header.Length, payloadLength);
        payload[..OriginalSequenceLength].CopyTo(packet[2..]);
        payload[OriginalSequenceLength..].CopyTo(payload);
        length = header.Length + payloadLength - OriginalSequenceLength;

        // Padding is left behind, so its bit goes too.
        packet[0] &= 0xDF;
        packet[1] = (byte)((packet[1] & 0x80) | payloadType);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc.Value);
        return true;
    }
}
