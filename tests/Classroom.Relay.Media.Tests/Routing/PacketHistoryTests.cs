using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class PacketHistoryTests : IDisposable
{
    private readonly PacketPool _pool = new();
    private readonly PacketHistory _history;

    public PacketHistoryTests() => _history = new PacketHistory(_pool, capacity: 8);

    public void Dispose()
    {
        _history.Dispose();
        Assert.Equal(0, _pool.Rented);
        _pool.Dispose();
    }

    [Fact]
    public void Add_Packet_IsFoundByItsNumber()
    {
        Assert.True(Add(70_000));

        Assert.True(_history.TryGet(70_000, out var packet));
        Assert.Equal(70_000u, packet.Sequence);
        Assert.False(_history.TryGet(70_008, out _));
    }

    [Fact]
    public void Add_Duplicate_GoesBackToThePool()
    {
        Add(5);

        Assert.False(Add(5));
        Assert.Equal(1, _pool.Rented);
    }

    [Fact]
    public void Add_MoreThanCapacity_EvictsTheOldest()
    {
        for (ulong sequence = 0; sequence < 20; sequence++)
        {
            Add(sequence);
        }

        Assert.Equal(8, _history.Count);
        Assert.False(_history.Contains(11));
        Assert.True(_history.Contains(12));
    }

    [Fact]
    public void Add_OvertakenPacket_IsKeptWhileWithinCapacity()
    {
        Add(10);
        Add(15);

        Assert.True(Add(8));
        Assert.False(Add(7));
        Assert.True(_history.Contains(8));
    }

    [Fact]
    public void Add_LongJump_EmptiesTheRing()
    {
        Add(1);
        Add(2);
        Add(1_000_000_000_000);

        Assert.Equal(1, _history.Count);
        Assert.Equal(1, _pool.Rented);
    }

    /// <summary>It begins small and grows to its capacity: what is kept must survive that, in whatever order it came.</summary>
    [Fact]
    public void Add_StretchThatGrows_KeepsEveryPacketWithinCapacity()
    {
        using var large = new PacketHistory(_pool, capacity: 512);
        var sequences = Enumerable.Range(1000, 600).Select(sequence => (ulong)sequence).ToArray();

        // Pairs in the wrong order, every third missing.
        foreach (var pair in sequences.Where(sequence => sequence % 3 != 0).Chunk(2))
        {
            foreach (var sequence in pair.Reverse())
            {
                Assert.True(large.Add(new StoredPacket(_pool.Rent(), default, sequence, 0, At(0))));
            }
        }

        Assert.All(sequences, sequence => Assert.Equal(sequence % 3 != 0 && sequence > 1598 - 512, large.TryGet(sequence, out var packet) && packet.Sequence == sequence));
    }

    [Fact]
    public void Evict_AfterASecond_KeepsOnlyTheRecent()
    {
        Add(1, 0);
        Add(2, 400);
        Add(4, 1100);
        _history.Evict(At(1101));

        Assert.False(_history.Contains(1));
        Assert.True(_history.Contains(2));

        _history.Evict(At(9000));
        Assert.Equal(1, _history.Count);
        Assert.True(_history.Contains(4));
    }

    [Fact]
    public void Clear_Everything_IsGivenBackAndTheNextPacketStartsAnew()
    {
        Add(100);
        Add(104);
        _history.Clear();

        Assert.Equal(0, _pool.Rented);
        Assert.True(Add(3));
        Assert.True(_history.Contains(3));
    }

    [Fact]
    public void AnyCourse_RandomNumbersAndTimes_HoldsWhatItCounts()
    {
        var random = new Random(4588);
        var now = 0;
        var sequence = 100UL;
        for (var round = 0; round < 50_000; round++)
        {
            sequence = Math.Max(20, sequence + (ulong)(long)random.Next(-6, 8));
            var isNew = !_history.Contains(sequence);
            if (Add(sequence, now += random.Next(200)))
            {
                Assert.True(isNew);
                Assert.True(_history.Contains(sequence));
            }

            if (random.Next(3) == 0)
            {
                _history.Evict(At(now));
            }

            Assert.Equal(_history.Count, _pool.Rented);
            Assert.InRange(_history.Count, 1, 8);
        }
    }

    private bool Add(ulong sequence, long milliseconds = 0) =>
        _history.Add(new StoredPacket(_pool.Rent(), default, sequence, 0, At(milliseconds)));

    private static MonotonicTime At(long milliseconds) => new(milliseconds * 1000);
}
