using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Rtp;

/// <summary>An opened RTP packet: its header, elements and payload, as views of the bytes it was read from.</summary>
public readonly ref struct RtpPacketView
{
    private RtpPacketView(RtpHeader header, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> payload)
    {
        Header = header;
        Packet = packet;
        Payload = payload;
    }

    public RtpHeader Header { get; }

    /// <summary>The whole packet with its padding.</summary>
    public ReadOnlySpan<byte> Packet { get; }

    /// <summary>The payload without padding; empty for a packet that only probes.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    public ExtensionElements Extensions => Header.Extensions(Packet);

    /// <summary>False if the header is cut short, is not version 2, or counts more padding than there is.</summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpPacketView view)
    {
        view = default;
        if (!RtpHeader.TryParse(packet, out var header) || !header.TryMeasurePayload(packet, out var length))
        {
            return false;
        }

        view = new RtpPacketView(header, packet, packet.Slice(header.Length, length));
        return true;
    }
}
