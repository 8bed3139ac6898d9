using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Tests.Rtcp;

/// <summary>Offers a packet to every parser and walks all that the accepting ones give.</summary>
internal static class RtcpReading
{
    public static void ReadAll(in RtcpPacket packet)
    {
        ReadReports(packet);
        ReadFeedback(packet);
        if (SourceDescription.TryParse(packet, out var description))
        {
            description.TryFindName(new Ssrc(0x0A0B0C0D), out _);
        }

        if (Goodbye.TryParse(packet, out var goodbye))
        {
            for (var i = 0; i < goodbye.Count; i++)
            {
                _ = goodbye[i];
            }
        }
    }

    private static void ReadReports(in RtcpPacket packet)
    {
        if (SenderReport.TryParse(packet, out var sender))
        {
            foreach (var block in sender.Blocks)
            {
                block.RoundTrip(sender.Ntp);
            }
        }

        if (ReceiverReport.TryParse(packet, out var receiver))
        {
            foreach (var block in receiver.Blocks)
            {
                block.RoundTrip(default);
            }
        }

        ReceiverReferenceTime.TryParse(packet, out _);
        DelaySinceReceiverReference.TryParse(packet, new Ssrc(1), out _);
    }

    private static void ReadFeedback(in RtcpPacket packet)
    {
        PictureLossIndication.TryParse(packet, out _);
        if (GenericNack.TryParse(packet, out var nack))
        {
            foreach (var lost in nack)
            {
                _ = lost;
            }
        }

        if (FullIntraRequest.TryParse(packet, out var request))
        {
            for (var i = 0; i < request.Count; i++)
            {
                _ = request[i];
            }
        }

        if (ReceiverEstimatedMaxBitrate.TryParse(packet, out var estimate))
        {
            Assert.True(estimate.BitsPerSecond >= 0);
            for (var i = 0; i < estimate.Count; i++)
            {
                _ = estimate[i];
            }
        }

        if (TransportFeedback.TryParse(packet, out var feedback))
        {
            var count = 0;
            foreach (var arrival in feedback)
            {
                Assert.Equal((ushort)(feedback.Base.Value + count), arrival.Sequence.Value);
                count++;
            }

            Assert.Equal(feedback.StatusCount, count);
        }
    }
}
