using Classroom.Relay.Media.Congestion;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;
using Classroom.Relay.Media.Tests.Rtcp;

namespace Classroom.Relay.Media.Tests.Congestion;

public class TransportFeedbackRecorderTests
{
    private static readonly MonotonicTime Start = new(10_000_000);
    private readonly TransportFeedbackRecorder _recorder = new();

    [Fact]
    public void Write_NothingArrived_WritesNothing()
    {
        Assert.Equal(MonotonicTime.Never, _recorder.NextDeadline);
        Assert.Empty(Report());
    }

    [Fact]
    public void Write_LossAcrossTheWrap_ReportsEveryPacketOnce()
    {
        Arrive(65534, 0);
        Arrive(65535, 10);
        Arrive(1, 30);

        Assert.Equal(Start + TransportFeedbackRecorder.Interval, _recorder.NextDeadline);
        Assert.Equal(["65534@0", "65535@10", "0 lost", "1@30"], Report());
        Assert.Empty(Report());
        Assert.Equal(MonotonicTime.Never, _recorder.NextDeadline);
    }

    [Fact]
    public void Write_LossBetweenReports_BelongsToTheSecond()
    {
        Arrive(5, 0);
        Report();
        Arrive(8, 20);

        Assert.Equal(["6 lost", "7 lost", "8@20"], Report());
    }

    [Fact]
    public void Write_OvertakenPacket_HasANegativeDelta()
    {
        Arrive(1, 0);
        Arrive(3, 5);
        Arrive(2, 40);

        Assert.Equal(["1@0", "2@40", "3@5"], Report());
    }

    [Fact]
    public void Write_PacketLaterThanItsReport_IsReportedAgainWithWhatFollows()
    {
        Arrive(1, 0);
        Arrive(3, 10);
        Assert.Equal(["1@0", "2 lost", "3@10"], Report());
        Arrive(2, 20);
        Arrive(4, 30);

        Assert.Equal(["2@20", "3@10", "4@30"], Report());
    }

    [Fact]
    public void OnPacket_Repeat_KeepsTheFirstArrival()
    {
        Arrive(1, 0);
        Arrive(1, 50);

        Assert.Equal(["1@0"], Report());
    }

    [Fact]
    public void Write_DeltaBeyondSixteenBits_BeginsANewMessage()
    {
        Arrive(1, 0);
        Arrive(2, 8191);
        Arrive(3, 20_000);
        Arrive(4, 20_001);

        Assert.Equal([2, 2], Messages().Select(message => message.Count));
    }

    [Fact]
    public void Write_FastStream_IsDueAtHalfOfMemory()
    {
        for (var i = 0; i <= 512; i++)
        {
            Arrive(i, 1);
        }

        Assert.Equal(Start + TimeSpan.FromMilliseconds(1), _recorder.NextDeadline);
    }

    [Fact]
    public void Write_LossLongerThanMemory_ReportsTheRecentPart()
    {
        Arrive(0, 0);
        Arrive(20_000, 10);

        var statuses = Report();

        Assert.Equal(TransportFeedbackWriter.MaxStatuses, statuses.Count);
        Assert.Equal("20000@10", statuses[^1]);
    }

    [Fact]
    public void Write_AnyLossReorderAndJitter_ReportsEachArrivalWithinATick()
    {
        var random = new Random(15);
        var sequence = 60_000;
        var sent = new Dictionary<ushort, long>();
        var reported = new Dictionary<ushort, long>();
        for (var round = 0; round < 400; round++)
        {
            var at = Start.Microseconds + round * 100_000L;
            foreach (var step in Enumerable.Range(0, random.Next(1, 60)).OrderBy(i => i + random.Next(4)).ToArray())
            {
                if (random.Next(10) != 0 || step == 0)
                {
                    sent[(ushort)(sequence + step)] = at += random.Next(3000);
                    _recorder.OnPacket(new SequenceNumber((ushort)(sequence + step)), new MonotonicTime(at));
                }
            }

            sequence += 60;
            foreach (var arrival in Messages().SelectMany(message => message).Where(arrival => arrival.IsReceived))
            {
                reported[arrival.Sequence.Value] = arrival.ArrivalTicks;
            }
        }

        Assert.Equal(sent.ToDictionary(pair => pair.Key, pair => pair.Value / TransportFeedback.MicrosecondsPerTick), reported);
    }

    [Fact]
    public void OnPacketAndWrite_Steadily_AllocateNothing()
    {
        Span<byte> message = stackalloc byte[1200];
        Run(message);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(message);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private void Run(Span<byte> message)
    {
        for (var i = 0; i < 5000; i++)
        {
            _recorder.OnPacket(new SequenceNumber((ushort)i), Start + TimeSpan.FromMilliseconds(i));
            if (i % 50 == 0)
            {
                _recorder.Write(message, new Ssrc(1), new Ssrc(2));
            }
        }
    }

    private void Arrive(int sequence, int milliseconds) =>
        _recorder.OnPacket(new SequenceNumber((ushort)sequence), Start + TimeSpan.FromMilliseconds(milliseconds));

    private List<string> Report() =>
        [.. Messages().SelectMany(message => message).Select(arrival => arrival.IsReceived ? $"{arrival.Sequence}@{Milliseconds(arrival)}" : $"{arrival.Sequence} lost")];

    private static long Milliseconds(PacketArrival arrival) =>
        (arrival.ArrivalTicks * TransportFeedback.MicrosecondsPerTick - Start.Microseconds) / 1000;

    private List<List<PacketArrival>> Messages()
    {
        var messages = new List<List<PacketArrival>>();
        var bytes = new byte[1200];
        while (_recorder.Write(bytes, new Ssrc(1), new Ssrc(2)) is > 0 and var length)
        {
            Assert.True(TransportFeedback.TryParse(RtcpBytes.Single(bytes[..length]), out var feedback));
            var arrivals = new List<PacketArrival>();
            foreach (var arrival in feedback)
            {
                arrivals.Add(arrival);
            }

            messages.Add(arrivals);
        }

        return messages;
    }
}
