using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Primitives;

public class PacketPoolTests
{
    [Fact]
    public void Rent_AfterReturn_GivesTheWarmBufferEmpty()
    {
        using var pool = new PacketPool();
        var buffer = pool.Rent();
        buffer.Length = 100;
        buffer.Span.Fill(1);
        pool.Return(buffer);
        Assert.Same(buffer, pool.Rent());
        Assert.Equal(0, buffer.Length);
    }

    [Fact]
    public void Rent_MoreThanASlab_GrowsAndKeepsBuffersApart()
    {
        using var pool = new PacketPool();
        var buffers = Enumerable.Range(0, 200).Select(_ => pool.Rent()).ToList();
        for (var i = 0; i < buffers.Count; i++)
        {
            buffers[i].Whole.Fill((byte)i);
        }

        Assert.All(buffers, (buffer, i) => Assert.False(buffer.Whole.ContainsAnyExcept((byte)i)));
        Assert.Equal(200, pool.Rented);
        buffers.ForEach(pool.Return);
        Assert.Equal(0, pool.Rented);
    }

    [Fact]
    public void RentAndReturn_Steady_AllocatesNothing()
    {
        using var pool = new PacketPool();
        pool.Return(pool.Rent());
        var growths = pool.Growths;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
        {
            var buffer = pool.Rent();
            buffer.Length = 1200;
            pool.Return(buffer);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(growths, pool.Growths);
    }

    [Fact]
    public void Return_Twice_Throws()
    {
        using var pool = new PacketPool();
        var buffer = pool.Rent();
        pool.Return(buffer);
        Assert.Throws<InvalidOperationException>(() => pool.Return(buffer));
    }

    [Fact]
    public void Return_ToAnotherPool_Throws()
    {
        using var pool = new PacketPool();
        using var other = new PacketPool();
        var buffer = pool.Rent();
        Assert.Throws<InvalidOperationException>(() => other.Return(buffer));
    }

    [Fact]
    public void Length_BeyondCapacity_Throws()
    {
        using var pool = new PacketPool();
        var buffer = pool.Rent();
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Length = PacketBuffer.Capacity + 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Length = -1);
    }
}
