using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Fuzz.Targets;

/// <summary>Opened RTCP datagrams to every reader, and all that the accepting ones give is walked. Promise: what a reader says it has can be read.</summary>
internal sealed class RtcpTarget : IFuzzTarget
{
    private static readonly Ssrc Peer = new(1);
    private static readonly NtpTime Now = new(3UL << 32);

    public string Name => "rtcp";

    public IReadOnlyList<byte[]> Corpus { get; } = MakeCorpus();

    public void Run(ReadOnlySpan<byte> input)
    {
        if (!RtcpCompound.TryParse(input, out var compound))
        {
            return;
        }

        foreach (var packet in compound)
        {
            ReadReports(packet);
            ReadSources(packet);
            ReadFeedback(packet);
            ReadTransportFeedback(packet);
        }
    }

    private static void ReadReports(in RtcpPacket packet)
    {
        if (SenderReport.TryParse(packet, out var sender))
        {
            ReadBlocks(sender.Blocks);
        }

        if (ReceiverReport.TryParse(packet, out var receiver))
        {
            ReadBlocks(receiver.Blocks);
        }

        ReceiverReferenceTime.TryParse(packet, out _);
        if (DelaySinceReceiverReference.TryParse(packet, Peer, out var delay) && delay.RoundTrip(Now) < TimeSpan.Zero)
        {
            throw new FuzzFinding("A round trip is negative.");
        }
    }

    private static void ReadBlocks(ReportBlocks blocks)
    {
        foreach (var block in blocks)
        {
            if (block.RoundTrip(Now) < TimeSpan.Zero)
            {
                throw new FuzzFinding("A round trip is negative.");
            }
        }
    }

    private static void ReadSources(in RtcpPacket packet)
    {
        if (SourceDescription.TryParse(packet, out var description))
        {
            description.TryFindName(new Ssrc(2), out _);
        }

        if (Goodbye.TryParse(packet, out var goodbye))
        {
            for (var i = 0; i < goodbye.Count; i++)
            {
                _ = goodbye[i];
            }
        }
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
            for (var i = 0; i < estimate.Count; i++)
            {
                _ = estimate[i];
            }

            if (estimate.BitsPerSecond < 0)
            {
                throw new FuzzFinding("An estimate is negative.");
            }
        }
    }

    private static void ReadTransportFeedback(in RtcpPacket packet)
    {
        if (!TransportFeedback.TryParse(packet, out var feedback))
        {
            return;
        }

        var count = 0;
        foreach (var arrival in feedback)
        {
            if (arrival.Sequence.Value != (ushort)(feedback.Base.Value + count++))
            {
                throw new FuzzFinding("Transport feedback leaves a number out.");
            }
        }

        if (count != feedback.StatusCount)
        {
            throw new FuzzFinding("Transport feedback counts wrong.");
        }
    }

    private static List<byte[]> MakeCorpus()
    {
        var messages = SampleReports.Make(Peer, new Ssrc(2), new Ssrc(3));
        return [.. messages, [.. messages[0], .. messages[2]], [.. messages.SelectMany(message => message)]];
    }
}
