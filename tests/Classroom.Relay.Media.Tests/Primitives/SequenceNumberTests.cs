using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Primitives;

public class SequenceNumberTests
{
    [Theory]
    [InlineData(0, 65535, true)]
    [InlineData(65535, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(5, 5, false)]
    [InlineData(32767, 0, true)]
    [InlineData(32768, 0, false)]
    public void IsNewerThan_AcrossTheWrap_TakesTheShorterWay(int number, int other, bool newer) =>
        Assert.Equal(newer, new SequenceNumber((ushort)number).IsNewerThan(new SequenceNumber((ushort)other)));

    [Fact]
    public void Arithmetic_AcrossTheWrap_StaysOnTheCircle()
    {
        Assert.Equal(new SequenceNumber(1), new SequenceNumber(65534) + 3);
        Assert.Equal(new SequenceNumber(65534), new SequenceNumber(1) - 3);
        Assert.Equal(3, new SequenceNumber(1) - new SequenceNumber(65534));
    }
}
