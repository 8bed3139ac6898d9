using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class NackGeneratorTests
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(80);
    private readonly NackGenerator _generator = new();

    [Fact]
    public void Take_NothingMissing_IsEmpty()
    {
        Receive(65534, 65535, 65536, 65537);

        Assert.Empty(Take(0));
        Assert.Equal(MonotonicTime.Never, _generator.NextDeadline);
    }

    [Fact]
    public void Take_AfterWraparound_NamesOnlyTheMissing()
    {
        Receive(65534, 65538);

        Assert.Equal([65535, 0, 1], Take(0));
        Assert.Empty(Take(79));
        Assert.Equal([65535, 0, 1], Take(80));
    }

    [Fact]
    public void OnPacket_MissingPacketComes_IsNotAskedForAgain()
    {
        Receive(10, 13);
        Take(0);

        Assert.True(_generator.OnPacket(11, false, At(50)));
        Assert.False(_generator.OnPacket(11, false, At(51)));

        Assert.Equal([12], Take(80));
    }

    [Fact]
    public void Take_NeverAnswered_GivesUpAfterTenRequests()
    {
        Receive(10, 12);
        var asked = 0;
        for (var now = 0; now < 5000; now += 10)
        {
            asked += Take(now).Count;
        }

        Assert.Equal(NackGenerator.MaxRequests, asked);
        Assert.Equal(0, _generator.Outstanding);
        Assert.Equal(MonotonicTime.Never, _generator.NextDeadline);
    }

    [Fact]
    public void Take_TinyRoundTrip_WaitsAtLeast40Milliseconds()
    {
        Receive(10, 12);
        Take(0, TimeSpan.FromMilliseconds(1));

        Assert.Equal(At(40), _generator.NextDeadline);
    }

    [Fact]
    public void Take_LittleRoom_LeavesTheRestDue()
    {
        Receive(10, 15);
        Span<SequenceNumber> two = stackalloc SequenceNumber[2];

        Assert.Equal(2, _generator.Take(two, At(0), RoundTrip));
        Assert.Equal(11, two[0].Value);
        Assert.Equal([13, 14], Take(0));
    }

    [Fact]
    public void OnPacket_MoreMissingThanRemembered_ClearsAndWantsAKeyframe()
    {
        Receive(10, 12, 12 + 1000 + 1);

        Assert.True(_generator.TakeKeyframeNeeded());
        Assert.False(_generator.TakeKeyframeNeeded());
        Assert.Empty(Take(0));
    }

    [Fact]
    public void OnPacket_OverflowWithARecentKeyframe_ForgetsOnlyWhatIsOlder()
    {
        Receive(10, 600);
        _generator.OnPacket(601, isKeyframe: true, At(0));
        Receive(1100);

        Assert.False(_generator.TakeKeyframeNeeded());
        Assert.Equal(1099 - 601, _generator.Outstanding);
        Assert.Equal(602, Take(0)[0]);
    }

    [Fact]
    public void OnPacket_MissingTooOld_IsForgotten()
    {
        Receive(10, 12);
        for (ulong sequence = 13; sequence <= 11 + NackGenerator.MaxAge + 1; sequence++)
        {
            Receive(sequence);
        }

        Assert.Equal(0, _generator.Outstanding);
    }

    [Fact]
    public void Reset_SourceBeganAnew_ForgetsTheMissing()
    {
        Receive(10, 12);
        _generator.Reset();
        Receive(1_000_000, 1_000_001);

        Assert.Empty(Take(0));
    }

    [Fact]
    public void AnyCourse_RandomLoss_AsksForExactlyTheMissing()
    {
        var random = new Random(205);
        var missing = new SortedSet<ulong>();
        ulong highest = 0;
        _generator.OnPacket(0, false, At(0));
        for (var now = 1; now < 20_000; now++)
        {
            if (missing.Count > 0 && random.Next(3) == 0)
            {
                var recovered = missing.ElementAt(random.Next(missing.Count));
                missing.Remove(recovered);
                Assert.True(_generator.OnPacket(recovered, false, At(now)));
            }

            var next = highest + (ulong)(random.Next(8) == 0 ? random.Next(1, 6) : 1);
            for (var lost = highest + 1; lost < next; lost++)
            {
                missing.Add(lost);
            }

            Assert.False(_generator.OnPacket(next, false, At(now)));
            highest = next;
            Assert.Equal(missing.Count, _generator.Outstanding);
        }
    }

    private void Receive(params ulong[] sequences)
    {
        foreach (var sequence in sequences)
        {
            _generator.OnPacket(sequence, isKeyframe: false, At(0));
        }
    }

    private List<int> Take(long milliseconds, TimeSpan? roundTrip = null)
    {
        var missing = new SequenceNumber[2000];
        var count = _generator.Take(missing, At(milliseconds), roundTrip ?? RoundTrip);
        return [.. missing[..count].Select(sequence => (int)sequence.Value)];
    }

    private static MonotonicTime At(long milliseconds) => new(milliseconds * 1000);
}
