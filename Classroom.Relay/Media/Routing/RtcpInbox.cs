using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Routing;

/// <summary>Hands an opened RTCP datagram's messages to the streams they are about. Messages about unknown streams, and of kinds not used here, change nothing.</summary>
internal sealed class RtcpInbox(Transport transport)
{
    /// <summary>Transport-wide feedback messages received.</summary>
    public long FeedbackReceived { get; private set; }

    /// <summary>False when the datagram is no RTCP.</summary>
    public bool TryReceive(ReadOnlySpan<byte> datagram, MonotonicTime now)
    {
        if (!RtcpCompound.TryParse(datagram, out var compound))
        {
            return false;
        }

        foreach (var packet in compound)
        {
            switch (packet.Type)
            {
                case RtcpPacketType.SenderReport when SenderReport.TryParse(packet, out var report):
                    transport.FindStream(report.Sender)?.OnSenderReport(report.Ntp, report.Rtp, now);
                    ReceiveBlocks(report.Blocks, now);
                    break;
                case RtcpPacketType.ReceiverReport when ReceiverReport.TryParse(packet, out var report):
                    ReceiveBlocks(report.Blocks, now);
                    break;
                case RtcpPacketType.Goodbye when Goodbye.TryParse(packet, out var goodbye):
                    ReceiveGoodbye(goodbye, now);
                    break;
                case RtcpPacketType.TransportFeedback:
                    ReceiveTransportFeedback(packet, now);
                    break;
                case RtcpPacketType.PayloadFeedback:
                    ReceivePayloadFeedback(packet, now);
                    break;
                default:
                    break;
            }
        }

        return true;
    }

    private void ReceiveBlocks(ReportBlocks blocks, MonotonicTime now)
    {
        foreach (var block in blocks)
        {
            if (transport.FindConsumer(block.Source) is { } consumer)
            {
                consumer.OnReport(block, now);
                transport.OnRoundTrip(consumer.Reports.RoundTrip);
            }
        }
    }

    /// <summary>One stream ends, not the session (R43): the layer is free for another SSRC.</summary>
    private void ReceiveGoodbye(Goodbye goodbye, MonotonicTime now)
    {
        for (var i = 0; i < goodbye.Count; i++)
        {
            transport.OnGoodbye(goodbye[i], now);
        }
    }

    private void ReceiveTransportFeedback(in RtcpPacket packet, MonotonicTime now)
    {
        if (GenericNack.TryParse(packet, out var nack))
        {
            if (transport.FindConsumer(nack.Media) is { } consumer)
            {
                foreach (var sequence in nack)
                {
                    consumer.OnNack(sequence, now);
                }
            }
        }
        else if (TransportFeedback.TryParse(packet, out _))
        {
            FeedbackReceived++;
        }
    }

    private void ReceivePayloadFeedback(in RtcpPacket packet, MonotonicTime now)
    {
        if (PictureLossIndication.TryParse(packet, out var loss))
        {
            transport.FindConsumer(loss.Media)?.OnKeyFrameRequest(now);
        }
        else if (FullIntraRequest.TryParse(packet, out var command))
        {
            for (var i = 0; i < command.Count; i++)
            {
                transport.FindConsumer(command[i].Media)?.OnKeyFrameRequest(now);
            }
        }
    }
}
