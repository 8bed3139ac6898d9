using System.Runtime.CompilerServices;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class OutputRingTests
{
    private const int Capacity = 64;

    private readonly OutputRing<uint> _ring = new(Capacity);

    /// <summary>Also around a wrap of the low half, which is all that is kept of a number.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0xFFFF_FFC0)]
    public void Find_AmongTheLatest_FindsWhatWasAdded(ulong first)
    {
        for (var i = 0UL; i < 2_000; i++)
        {
            _ring.Add(first + i) = (uint)i;
            for (var back = 0UL; back <= Math.Min(i, Capacity - 1); back += 7)
            {
                ref var found = ref _ring.Find(first + i - back);
                Assert.False(Unsafe.IsNullRef(ref found));
                Assert.Equal((uint)(i - back), found);
            }
        }
    }

    [Fact]
    public void Find_NumberOlderThanMemory_FindsNothing()
    {
        for (var i = 100UL; i <= 100 + Capacity; i++)
        {
            _ring.Add(i) = 1;
        }

        Assert.True(Unsafe.IsNullRef(ref _ring.Find(100)));
        Assert.False(Unsafe.IsNullRef(ref _ring.Find(101)));
    }

    [Fact]
    public void Find_NumberNeverAdded_FindsNothing()
    {
        _ring.Add(100) = 1;

        Assert.True(Unsafe.IsNullRef(ref _ring.Find(101)));
        Assert.True(Unsafe.IsNullRef(ref _ring.Find(100 + Capacity)));
    }

    [Fact]
    public void Add_Again_BeginsAnew()
    {
        _ring.Add(100) = 7;

        Assert.Equal(0u, _ring.Add(100));
    }
}
