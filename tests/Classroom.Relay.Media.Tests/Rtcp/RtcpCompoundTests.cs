using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Tests.Rtcp;

public class RtcpCompoundTests
{
    private static readonly Ssrc Us = new(1);
    private static readonly Ssrc Them = new(0x0A0B0C0D);

    [Fact]
    public void TryParse_Compound_GivesThePacketsInOrder()
    {
        var datagram = Everything();

        Assert.True(RtcpCompound.TryParse(datagram, out var compound));

        var types = new List<RtcpPacketType>();
        foreach (var packet in compound)
        {
            types.Add(packet.Type);
        }

        Assert.Equal(
            [
                RtcpPacketType.SenderReport, RtcpPacketType.ReceiverReport, RtcpPacketType.SourceDescription, RtcpPacketType.TransportFeedback,
                RtcpPacketType.PayloadFeedback, RtcpPacketType.PayloadFeedback, RtcpPacketType.PayloadFeedback, RtcpPacketType.TransportFeedback,
                RtcpPacketType.ExtendedReport, RtcpPacketType.Goodbye,
            ],
            types);
    }

    [Fact]
    public void TryParse_CutAnywhere_NamesWholePacketsOnly()
    {
        var datagram = Everything();
        for (var length = 0; length < datagram.Length; length++)
        {
            ReadEverything(datagram.AsSpan(0, length));
        }
    }

    [Fact]
    public void TryParse_TailBroken_RefusesTheWholeDatagram()
    {
        byte[] datagram = [.. Everything(), 0x80, 200, 0, 9];

        Assert.False(RtcpCompound.TryParse(datagram, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void TryParse_ImpossiblePadding_IsRefused(byte count) => Assert.False(RtcpCompound.TryParse([0xA0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, count], out _));

    [Fact]
    public void TryParse_Padding_IsLeftOutOfTheBody()
    {
        var packet = RtcpBytes.Single([0xA0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, 4]);

        Assert.Equal(4, packet.Body.Length);
    }

    [Fact]
    public void EveryParser_MutatedDatagrams_NeverThrows()
    {
        var random = new Random(3550);
        var valid = Everything();
        for (var round = 0; round < 100_000; round++)
        {
            var datagram = valid.ToArray();
            for (var flips = random.Next(1, 8); flips > 0; flips--)
            {
                datagram[random.Next(datagram.Length)] = (byte)random.Next(256);
            }

            ReadEverything(datagram.AsSpan(0, 4 * random.Next(datagram.Length / 4 + 1)));
        }
    }

    [Fact]
    public void EveryParser_RandomBodies_NeverThrows()
    {
        var random = new Random(4585);
        var datagram = new byte[64];
        for (var round = 0; round < 200_000; round++)
        {
            var length = 4 * random.Next(1, 17);
            random.NextBytes(datagram);
            datagram[0] = (byte)(0x80 | (random.Next(8) == 0 ? 0x20 : 0) | random.Next(32));
            datagram[1] = (byte)random.Next(200, 208);
            datagram[2] = 0;
            datagram[3] = (byte)(length / 4 - 1);
            ReadEverything(datagram.AsSpan(0, length));
        }
    }

    private static byte[] Everything()
    {
        var bytes = new byte[2048];
        var block = new ReportBlock(Them, 3, 4, 5, 6, 7, 8);
        var at = SenderReport.Write(bytes, Us, new NtpTime(9), new RtpTimestamp(10), 11, 12, [block]);
        at += ReceiverReport.Write(bytes.AsSpan(at), Us, [block, block]);
        at += SourceDescription.Write(bytes.AsSpan(at), Us, "lecture"u8);
        at += GenericNack.Write(bytes.AsSpan(at), Us, Them, [new(1), new(5), new(100)], out _);
        at += new PictureLossIndication(Us, Them).Write(bytes.AsSpan(at));
        at += FullIntraRequest.Write(bytes.AsSpan(at), Us, Them, 13);
        at += ReceiverEstimatedMaxBitrate.Write(bytes.AsSpan(at), Us, 1_000_000, [Them]);
        long[] arrivals = [1000, 1001, TransportFeedbackWriter.NotReceived, 2000, 1500];
        at += TransportFeedbackWriter.Write(bytes.AsSpan(at), Us, Them, new SequenceNumber(65534), 7, arrivals, out _);
        at += ReceiverReferenceTime.Write(bytes.AsSpan(at), Us, new NtpTime(14));
        at += Goodbye.Write(bytes.AsSpan(at), [Us, Them]);
        return bytes[..at];
    }

    private static void ReadEverything(ReadOnlySpan<byte> datagram)
    {
        if (!RtcpCompound.TryParse(datagram, out var compound))
        {
            return;
        }

        foreach (var packet in compound)
        {
            RtcpReading.ReadAll(packet);
        }
    }
}
