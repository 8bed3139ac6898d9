using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Fuzz.Targets;

/// <summary>One RTCP message of every kind, as our writers make them.</summary>
internal static class SampleReports
{
    private const int MaxLength = 512;

    private delegate int Writer(Span<byte> destination);

    /// <param name="peer">Whom the messages are from.</param>
    /// <param name="sent">A stream the peer sends.</param>
    /// <param name="received">A stream the peer receives.</param>
    public static IReadOnlyList<byte[]> Make(Ssrc peer, Ssrc sent, Ssrc received)
    {
        ReportBlock[] blocks = [new(received, 10, 3, 0x1_0005, 90, 0x1234_5678, 0x8000), new(sent, 0, 0, 7, 0, 0, 0)];
        long[] arrivals = [1000, 1010, TransportFeedbackWriter.NotReceived, 1400, 90_000 / 4, 900];
        return
        [
            Take(to => SenderReport.Write(to, sent, new NtpTime(0xE000_0000_1234_5678), new RtpTimestamp(90_000), 5, 600, blocks)),
            Take(to => ReceiverReport.Write(to, peer, blocks)),
            Take(to => SourceDescription.Write(to, sent, "teacher"u8)),
            Take(to => Goodbye.Write(to, [sent, new Ssrc(4)])),
            Take(to => GenericNack.Write(to, peer, received, [new(3), new(5), new(19), new(300)], out _)),
            Take(to => new PictureLossIndication(peer, received).Write(to)),
            Take(to => FullIntraRequest.Write(to, peer, received, 6)),
            Take(to => ReceiverEstimatedMaxBitrate.Write(to, peer, 2_000_000, [received])),
            Take(to => TransportFeedbackWriter.Write(to, peer, received, new SequenceNumber(65_534), 2, arrivals, out _)),
            Take(to => ReceiverReferenceTime.Write(to, peer, new NtpTime(1UL << 40))),
            Take(to => new DelaySinceReceiverReference(peer, 5, 6).Write(to, sent)),
        ];
    }

    private static byte[] Take(Writer write)
    {
        var buffer = new byte[MaxLength];
        return buffer[..write(buffer)];
    }
}
