using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Tests.Srtp;

public class ReplayWindowTests
{
    [Fact]
    public void Accepts_MarkedIndex_IsFalse()
    {
        var window = new ReplayWindow(5);
        Assert.False(window.Accepts(5));
        Assert.True(window.Accepts(4));
        Assert.True(window.Accepts(6));
        window.Mark(4);
        Assert.False(window.Accepts(4));
        Assert.Equal(5UL, window.Highest);
    }

    [Fact]
    public void Accepts_AtTheEdge_CountsExactly1024()
    {
        var window = new ReplayWindow(10_000);
        Assert.True(window.Accepts(10_000 - 1023));
        Assert.False(window.Accepts(10_000 - 1024));
        Assert.False(window.Accepts(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1_000_000)]
    public void Mark_AJump_ForgetsWhatFellOutAndNothingElse(int jump)
    {
        var window = new ReplayWindow(1_000);
        for (var index = 1_001UL; index <= 2_023; index++)
        {
            window.Mark(index);
        }

        var highest = 2_023 + (ulong)jump;
        window.Mark(highest);
        for (var index = highest - 1023; index < highest; index++)
        {
            Assert.Equal(index > 2_023, window.Accepts(index));
        }

        Assert.False(window.Accepts(highest));
    }

    [Fact]
    public void AcceptsAndMark_RandomOrder_AgreeWithASet()
    {
        var random = new Random(3711);
        var window = new ReplayWindow(0);
        var seen = new HashSet<ulong> { 0 };
        for (var i = 0; i < 50_000; i++)
        {
            var index = (ulong)Math.Max(0, (long)window.Highest + random.Next(-1_100, random.Next(40) == 0 ? 1_500 : 3));
            var expected = index + 1023 >= window.Highest && !seen.Contains(index);
            Assert.Equal(expected, window.Accepts(index));
            if (expected)
            {
                window.Mark(index);
                seen.Add(index);
            }
        }
    }
}
