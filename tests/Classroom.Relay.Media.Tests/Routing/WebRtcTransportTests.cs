using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class WebRtcTransportTests
{
    [Fact]
    public void Connect_OnGoodLink_ConnectsBothSides()
    {
        using var wire = new LossyWire(1);
        var pair = new LoopbackPair(wire, wire.AddHost(1, 1), wire.AddHost(2, 2), "a");

        pair.Connected();

        Assert.Equal([TransportState.Connecting, TransportState.Connected], pair.ServerStates.States);
        Assert.Equal([TransportState.Connecting, TransportState.Connected], pair.ClientStates.States);
    }
}
