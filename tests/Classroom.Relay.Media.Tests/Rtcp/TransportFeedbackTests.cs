using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Tests.Rtcp;

public class TransportFeedbackTests
{
    private const long Lost = TransportFeedbackWriter.NotReceived;

    // example1 of pion/rtcp, transport_layer_cc_test.go: one packet, 37 ms after the reference time, padding counted.
    private static readonly byte[] Example =
        [0xAF, 0xCD, 0, 5, 0xFA, 0x17, 0xFA, 0x17, 0x43, 0x03, 0x2F, 0xA0, 0x00, 0x99, 0x00, 0x01, 0x3D, 0xE8, 0x02, 0x17, 0x20, 0x01, 0x94, 0x01];

    [Fact]
    public void TryParse_Example_IsRead()
    {
        var read = Read(Example, out var feedback);

        Assert.Equal(0xFA17FA17, feedback.Sender.Value);
        Assert.Equal(0x43032FA0u, feedback.Media.Value);
        Assert.Equal(0x3DE802, feedback.ReferenceTime);
        Assert.Equal(0x17, feedback.FeedbackCount);
        Assert.Equal([new PacketArrival(new SequenceNumber(0x99), true, 0x3DE802L * 256 + 0x94)], read);
    }

    [Fact]
    public void Write_SameContent_GivesTheSameBytes()
    {
        var bytes = RtcpBytes.Write(to => TransportFeedbackWriter.Write(
            to, new Ssrc(0xFA17FA17), new Ssrc(0x43032FA0), new SequenceNumber(0x99), 0x17, [0x3DE802L * 256 + 0x94], out _));

        Assert.Equal(Example, bytes);
    }

    // The three examples of draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1.3 and 3.1.4, as chunks.
    [Theory]
    [InlineData(0x00DD, "0*221")]
    [InlineData(0x6018, "3*24")]
    [InlineData(0x9F1C, "0 1 1 1 1 1 0 0 0 1 1 1 0 0")]
    [InlineData(0xCD50, "0 3 1 1 1 0 0")]
    public void TryParse_ChunksOfTheDraft_AreReadOrRefused(int chunk, string symbols)
    {
        var count = symbols.Contains('*', StringComparison.Ordinal) ? int.Parse(symbols.Split('*')[1], null) : symbols.Split(' ').Length;
        byte[] bytes =
            [0x8F, 205, 0, 8, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, (byte)count, 0, 0, 1, 0, (byte)(chunk >> 8), (byte)chunk, .. new byte[14]];

        // In the draft's figures symbol 3 still has a meaning; it is reserved in section 3.1.1.
        if (symbols.Contains('3', StringComparison.Ordinal))
        {
            Assert.False(TransportFeedback.TryParse(RtcpBytes.Single(bytes), out _));
            return;
        }

        var read = Read(bytes, out _);
        var expected = symbols.Contains('*', StringComparison.Ordinal) ? new bool[count] : [.. symbols.Split(' ').Select(symbol => symbol != "0")];
        Assert.Equal(expected, read.Select(arrival => arrival.IsReceived));
    }

    [Fact]
    public void Write_LongRuns_TakeOneChunkEach()
    {
        long[] arrivals = [.. Enumerable.Repeat(1000L, 300), .. Enumerable.Repeat(Lost, 300), 1000];

        var bytes = RtcpBytes.Write(to => TransportFeedbackWriter.Write(to, default, default, default, 0, arrivals, out _));

        // Header, fixed part, three chunks, 301 deltas, padding.
        Assert.Equal(12 + 8 + 6 + 301 + 1, bytes.Length);
    }

    [Fact]
    public void Write_AnyArrivals_AreReadBackMessageByMessage()
    {
        var random = new Random(250);
        for (var round = 0; round < 150; round++)
        {
            var arrivals = new long[random.Next(1, TransportFeedbackWriter.MaxStatuses + 1)];
            var lossPercent = random.Next(100);
            var step = random.Next(1, 1 << random.Next(1, 18));
            var now = random.NextInt64(1L << 40);
            for (var i = 0; i < arrivals.Length; i++)
            {
                now = Math.Max(0, now + random.Next(-step / 4, step));
                arrivals[i] = i < arrivals.Length - 1 && random.Next(100) < lossPercent ? Lost : now;
            }

            AssertReadBack(arrivals, (ushort)random.Next(65536), random.Next(TransportFeedbackWriter.MinRoom, 1400));
        }
    }

    [Fact]
    public void TryParse_CutBehindTheHeader_IsRefused()
    {
        var bytes = RtcpBytes.Write(to => TransportFeedbackWriter.Write(to, default, default, default, 0, [0, 1, 40_000, 2000, Lost, 2300], out _));
        for (var words = 1; words < bytes.Length / 4; words++)
        {
            byte[] cut = [.. bytes[..(4 * words)]];
            cut[0] &= 0xDF;
            cut[3] = (byte)(words - 1);

            Assert.False(TransportFeedback.TryParse(RtcpBytes.Single(cut), out _));
        }
    }

    private static void AssertReadBack(ReadOnlySpan<long> arrivals, ushort first, int room)
    {
        var bytes = new byte[room];
        while (!arrivals.IsEmpty)
        {
            var length = TransportFeedbackWriter.Write(bytes, new Ssrc(1), new Ssrc(2), new SequenceNumber(first), 3, arrivals, out var reported);
            var read = Read(bytes[..length], out _);

            Assert.Equal(reported, read.Count);
            for (var i = 0; i < reported; i++)
            {
                Assert.Equal((ushort)(first + i), read[i].Sequence.Value);
                Assert.Equal(arrivals[i] != Lost, read[i].IsReceived);
                Assert.True(arrivals[i] == Lost || ((arrivals[i] - read[i].ArrivalTicks) & 0xFFFF_FFFF) == 0);
            }

            arrivals = arrivals[reported..];
            first += (ushort)reported;
        }
    }

    private static List<PacketArrival> Read(byte[] bytes, out TransportFeedback feedback)
    {
        // The bytes outlive the packet's view: the caller keeps the array.
        Assert.True(TransportFeedback.TryParse(RtcpBytes.Single(bytes), out feedback));
        var read = new List<PacketArrival>();
        foreach (var arrival in feedback)
        {
            read.Add(arrival);
        }

        return read;
    }
}
