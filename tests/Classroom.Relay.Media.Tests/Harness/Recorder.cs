using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>Keeps everything a producer delivers.</summary>
internal sealed class Recorder : IRtpTap
{
    public List<ReceivedPacket> Packets { get; } = [];

    public void OnPacket(Producer producer, int layer, ulong sequence, in RtpPacketView packet, MonotonicTime now) =>
        Packets.Add(new ReceivedPacket(layer, sequence, packet.Header.Timestamp.Value, packet.Header.Marker, packet.Payload.ToArray(), now, PlayoutOf(producer, packet)));

    private static byte[] PlayoutOf(Producer producer, in RtpPacketView packet)
    {
        var id = producer.Parameters.ExtensionId(HeaderExtensionUri.PlayoutDelay);
        foreach (var element in packet.Extensions)
        {
            if (element.Id == id)
            {
                return element.Data.ToArray();
            }
        }

        return [];
    }

    /// <summary>In the order of their sequence numbers.</summary>
    public List<ReceivedPacket> InOrder() => [.. Packets.OrderBy(packet => packet.Sequence)];
}
