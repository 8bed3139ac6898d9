using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class SimulcastSelectorTests
{
    [Theory]
    [InlineData(0b000u, null, SimulcastSelector.None)]
    [InlineData(0b111u, null, 2)]
    [InlineData(0b011u, null, 1)]
    [InlineData(0b111u, 1, 1)]
    [InlineData(0b101u, 1, 0)]
    [InlineData(0b100u, 0, 2)]
    [InlineData(0b110u, 0, 1)]
    public void Select_TakesTheHighestLiveLayerAllowedElseTheLowest(uint live, int? preferred, int expected) =>
        Assert.Equal(expected, SimulcastSelector.Select(live, preferred));
}
