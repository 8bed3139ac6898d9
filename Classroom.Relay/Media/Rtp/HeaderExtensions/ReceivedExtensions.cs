using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtp.HeaderExtensions;

/// <summary>The known elements of one received packet, found in a single pass. An element of the wrong length counts as absent.</summary>
public readonly ref struct ReceivedExtensions
{
    /// <summary>Reads the elements of <paramref name="packet"/> by the ids its sender negotiated.</summary>
    public ReceivedExtensions(in RtpHeader header, ReadOnlySpan<byte> packet, in HeaderExtensionIds ids)
    {
        foreach (var element in header.Extensions(packet))
        {
            if (element.Id == ids.TransportSequence && element.Data.Length == 2)
            {
                TransportSequence = new SequenceNumber(BinaryPrimitives.ReadUInt16BigEndian(element.Data));
            }
            else if (element.Id == ids.Mid)
            {
                Mid = element.Data;
            }
            else if (element.Id == ids.Rid)
            {
                Rid = element.Data;
            }
            else if (element.Id == ids.RepairedRid)
            {
                RepairedRid = element.Data;
            }
            else if (element.Id == ids.AudioLevel && element.Data.Length >= 1)
            {
                // Two bytes are lawful in the two-byte form; the second is padding (RFC 6464 section 3).
                AudioLevel = HeaderExtensions.AudioLevel.FromByte(element.Data[0]);
            }
        }
    }

    /// <summary>Media section, in UTF-8; empty if absent.</summary>
    public ReadOnlySpan<byte> Mid { get; }

    /// <summary>Simulcast layer, in ASCII; empty if absent.</summary>
    public ReadOnlySpan<byte> Rid { get; }

    /// <summary>Layer this retransmission stream repairs, in ASCII; empty if absent.</summary>
    public ReadOnlySpan<byte> RepairedRid { get; }

    public SequenceNumber? TransportSequence { get; }

    public AudioLevel? AudioLevel { get; }
}
