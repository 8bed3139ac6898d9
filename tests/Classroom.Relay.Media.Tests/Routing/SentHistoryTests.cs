using System.Runtime.CompilerServices;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class SentHistoryTests
{
    private readonly SentHistory _history = new();

    /// <summary>Around a wrap of the low half, which is all that is kept of a number.</summary>
    [Theory]
    [InlineData(1, 70_000)]
    [InlineData(0xFFFF_FFC0, 0x1_0000_0010)]
    public void Find_WhileTheSourceKeepsThem_FindsEveryPacket(ulong output, ulong source)
    {
        const int kept = 500;
        for (var i = 0UL; i < 2_000; i++)
        {
            _history.Add(output + i, source + i, oldestKept: source + i - Math.Min(i, kept - 1));
            for (var back = 0UL; back <= Math.Min(i, kept - 1); back += 7)
            {
                ref var found = ref _history.Find(output + i - back);
                Assert.False(Unsafe.IsNullRef(ref found));
                Assert.Equal((uint)(source + i - back), found.Source);
            }
        }
    }

    [Fact]
    public void Add_SourceThatKeepsLittle_ForgetsWhatNobodyCanRepair()
    {
        for (var i = 1UL; i < 2_000; i++)
        {
            _history.Add(i, 70_000 + i, oldestKept: 70_000 + i - Math.Min(i, 9));
        }

        Assert.True(Unsafe.IsNullRef(ref _history.Find(1_000)));
        Assert.False(Unsafe.IsNullRef(ref _history.Find(1_995)));
    }

    [Fact]
    public void Find_NumberNeverSent_FindsNothing()
    {
        _history.Add(100, 70_100, 70_100);

        Assert.True(Unsafe.IsNullRef(ref _history.Find(101)));
        Assert.True(Unsafe.IsNullRef(ref _history.Find(100 + 64)));
    }
}
