using Classroom.Relay.Media.Dtls;
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Connect_UnderThirtyPercentLoss_ConnectsBothSides(int seed)
    {
        using var wire = new LossyWire(seed);
        var pair = new LoopbackPair(wire, wire.AddHost(1, 1), wire.AddHost(2, 2), "a");
        wire.Conditions = new LinkConditions(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(5), 0.3, 0.05);

        pair.Begin();

        Assert.True(wire.RunUntilInRealTime(() => pair.IsConnected, TimeSpan.FromSeconds(25)), $"{pair.Server.State} {pair.Client.State}");
    }

    [Fact]
    public void Connect_WithWrongCertificate_FailsAndNeverConnects()
    {
        using var wire = new LossyWire(1);
        var pair = new LoopbackPair(wire, wire.AddHost(1, 1), wire.AddHost(2, 2), "a");

        pair.Begin(expectedByServer: DtlsCertificate.Create(DateTimeOffset.UtcNow).Fingerprint);
        wire.Run(TimeSpan.FromSeconds(2));

        Assert.Equal((TransportState.Closed, TransportCloseReason.HandshakeFailed), (pair.Server.State, pair.Server.CloseReason));
        Assert.DoesNotContain(TransportState.Connected, pair.ServerStates.States);
    }

    [Fact]
    public void Connect_WhenNobodyAnswers_TimesOut()
    {
        using var wire = new LossyWire(1);
        var pair = new LoopbackPair(wire, wire.AddHost(1, 1), wire.AddHost(2, 2), "a");
        wire.Conditions = LinkConditions.Good with { Loss = 1 };

        pair.Begin();
        wire.Run(WebRtcTransport.ConnectTimeout + TimeSpan.FromSeconds(1));

        Assert.Equal((TransportState.Closed, TransportCloseReason.HandshakeTimeout), (pair.Server.State, pair.Server.CloseReason));
    }

    [Fact]
    public void Tick_WhenLinkDies_WarnsThenClosesAndFreesEverything()
    {
        using var session = new TestSession(2);
        var (publisher, up) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var producer = session.Publish(up, "video/H264", track);
        session.Film(TimeSpan.FromSeconds(1), track);
        session.Wire.Conditions = LinkConditions.Good with { Loss = 1 };

        session.Wire.Run(WebRtcTransport.DisconnectAfter + TimeSpan.FromSeconds(1));
        Assert.Equal(TransportState.Disconnected, up.Server.State);
        session.Wire.Run(WebRtcTransport.CloseAfter);

        Assert.Equal((TransportState.Closed, TransportCloseReason.ConsentExpired), (up.Server.State, up.Server.CloseReason));
        Assert.True(producer.IsClosed);
        Assert.Empty(session.Relay.Router.Transports);
        Assert.Equal(0, session.Relay.Pool.Rented);
    }

    [Fact]
    public void Tick_WhenLinkReturnsInTime_ReconnectsByItself()
    {
        using var session = new TestSession(3);
        var (_, pair) = session.AddClient();
        session.Wire.Conditions = LinkConditions.Good with { Loss = 1 };
        session.Wire.Run(TimeSpan.FromSeconds(12));
        Assert.Equal(TransportState.Disconnected, pair.Server.State);

        session.Wire.Conditions = LinkConditions.Good;

        Assert.True(session.Wire.RunUntil(() => pair.Server.State == TransportState.Connected, TimeSpan.FromSeconds(8)));
    }

    [Fact]
    public void Close_TellsThePeer()
    {
        using var session = new TestSession(4);
        var (_, pair) = session.AddClient();

        pair.Server.Close(TransportCloseReason.Local, session.Now);
        pair.Server.Close(TransportCloseReason.Peer, session.Now);
        session.Wire.Run(TimeSpan.FromSeconds(1));

        Assert.Equal(TransportCloseReason.Local, pair.Server.CloseReason);
        Assert.Equal((TransportState.Closed, TransportCloseReason.Peer), (pair.Client.State, pair.Client.CloseReason));
    }

    [Fact]
    public void ReceiveStun_FromANewAddress_MovesMediaThere()
    {
        using var session = new TestSession(5);
        var (publisher, up) = session.AddClient();
        var (subscriber, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/VP8");
        var receiver = session.Receive(down, session.Publish(up, "video/VP8", track));
        session.Film(TimeSpan.FromSeconds(1), track);

        session.Wire.Move(subscriber, LossyWire.Address(99));
        down.RestartIce();
        session.Film(TimeSpan.FromSeconds(2), track);
        var before = receiver.Recorder.Packets.Count;
        session.Film(TimeSpan.FromSeconds(1), track);

        Assert.Equal(LossyWire.Address(99), down.Server.RemoteAddress);
        Assert.InRange(receiver.Recorder.Packets.Count - before, 84, 96);
        Assert.DoesNotContain(TransportState.Disconnected, down.ServerStates.States);
    }

    [Fact]
    public void RestartIce_KeepsKeysAndNumbers()
    {
        using var session = new TestSession(6);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/VP8");
        var receiver = session.Receive(down, session.Publish(up, "video/VP8", track));
        session.Film(TimeSpan.FromSeconds(1), track);

        for (var i = 0; i < 3; i++)
        {
            up.RestartIce();
            down.RestartIce();
            session.Film(TimeSpan.FromSeconds(1), track);
        }

        session.Wire.Run(TimeSpan.FromSeconds(1));
        var numbers = receiver.Recorder.Packets.Select(packet => (int)TestTrack.NumberOf(packet.Payload)).ToList();
        Assert.Equal(Enumerable.Range(numbers[0], (int)track.NextNumber - numbers[0]), numbers);
        Assert.Equal(2, down.ServerStates.States.Count);
    }

    [Fact]
    public void Receive_GarbageAndForgeries_ChangeNothingButCounters()
    {
        using var session = new TestSession(7);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/VP8");
        var receiver = session.Receive(down, session.Publish(up, "video/VP8", track));
        session.Film(TimeSpan.FromSeconds(1), track);
        var producersBefore = session.Relay.Router.GetStatistics().Producers;
        var dice = new Random(1);
        byte[]? genuine = null;
        session.Wire.Filter = (from, datagram) =>
        {
            genuine = from == publisher && datagram.Span[0] == 0x90 ? datagram.ToArray() : genuine;
            return true;
        };
        session.Film(TimeSpan.FromMilliseconds(100), track);

        for (var i = 0; i < 20_000; i++)
        {
            var forged = new byte[dice.Next(1, 1500)];
            dice.NextBytes(forged);
            if (i % 4 == 0)
            {
                forged = (byte[])genuine!.Clone();
                forged[dice.Next(forged.Length)] ^= (byte)(1 << dice.Next(8));
            }

            session.Relay.Router.Receive(forged, i % 2 == 0 ? publisher.Address : LossyWire.Address(77), session.Now);
        }

        session.Film(TimeSpan.FromSeconds(1), track);
        session.Wire.Run(TimeSpan.FromSeconds(1));
        var statistics = session.Relay.Router.GetStatistics();
        Assert.True(statistics.DroppedUnauthenticated + statistics.DroppedReplayed > 1000);
        Assert.True(statistics.DroppedUnknownAddress > 1000);
        Assert.Equal(producersBefore, statistics.Producers);
        Assert.True(up.IsConnected && down.IsConnected);
        var numbers = receiver.Recorder.Packets.Select(packet => (int)TestTrack.NumberOf(packet.Payload)).ToList();
        Assert.Equal(Enumerable.Range(numbers[0], (int)track.NextNumber - numbers[0]), numbers);
    }

    [Fact]
    public void Receive_SrtpBeforeKeys_IsDroppedAndCounted()
    {
        using var wire = new LossyWire(8);
        var relay = wire.AddHost(1, 1);
        var client = wire.AddHost(2, 2);
        var pair = new LoopbackPair(wire, relay, client, "a");

        // DTLS records are lost: ICE alone connects.
        wire.Filter = (_, datagram) => datagram.Span[0] is < 20 or > 63;
        pair.Begin();
        wire.Run(TimeSpan.FromSeconds(1));
        relay.Router.Receive([0x80, 96, .. new byte[100]], client.Address, wire.Now);

        Assert.Equal(1, relay.Router.GetStatistics().DroppedBeforeKeys);
        Assert.Equal(TransportState.Connecting, pair.Server.State);
        Assert.Equal(0, relay.Pool.Rented);
    }
}
