using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Tests.Dtls;

public sealed class DtlsSessionTests : IDisposable
{
    private static readonly MonotonicTime Origin = new(1_000_000);

    private readonly DtlsPair _pair = new();

    private DtlsPeer Client => _pair.Client;

    private DtlsPeer Server => _pair.Server;

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void Handshake_NothingLost_GivesBothSidesMirroredGcmKeys()
    {
        _pair.Start();
        _pair.Exchange();

        var client = Assert.Single(Client.Keys);
        var server = Assert.Single(Server.Keys);
        Assert.Equal(SrtpProfile.AeadAes128Gcm, client.Profile);
        Assert.Equal(SrtpProfile.AeadAes128Gcm, server.Profile);
        Assert.Equal(client.LocalKey, server.RemoteKey);
        Assert.Equal(client.LocalSalt, server.RemoteSalt);
        Assert.Equal(client.RemoteKey, server.LocalKey);
        Assert.Equal(client.RemoteSalt, server.LocalSalt);
        Assert.NotEqual(client.LocalKey, client.RemoteKey);
        Assert.Equal((16, 12), (client.LocalKey.Length, client.LocalSalt.Length));
    }

    [Fact]
    public void Handshake_NothingLost_FitsDatagramsAndLeavesNoTimerOnceSettled()
    {
        _pair.Start();
        _pair.Exchange((datagram, _) =>
        {
            Assert.InRange(datagram.Length, 1, DtlsSession.MaxDatagram);
            return false;
        });

        _pair.Settle();

        Assert.Equal(MonotonicTime.Never, Client.Session.NextDeadline);
        Assert.Equal(MonotonicTime.Never, Server.Session.NextDeadline);
    }

    [Fact]
    public void Receive_BeforeStart_IsCountedAndChangesNothing()
    {
        Client.Start(Server.Fingerprint, Origin);
        Server.Session.Receive(Client.Sent.Dequeue(), Origin);

        Assert.Equal(DtlsState.New, Server.Session.State);
        Assert.Equal(1, Server.Session.DatagramsDropped);
        Assert.Empty(Server.Sent);
    }

    [Fact]
    public void Receive_JunkBetweenFlights_IsCountedAndTheHandshakeCompletes()
    {
        // How many datagrams a flight takes depends on the length of random certificates and signatures.
        var random = new Random(1);
        var (toClient, toServer) = (0, 0);
        _pair.Start();
        _pair.Exchange((datagram, to) =>
        {
            (toClient, toServer) = to == Client ? (toClient + 1, toServer) : (toClient, toServer + 1);
            var junk = new byte[random.Next(1, 300)];
            random.NextBytes(junk);
            junk[0] = (byte)random.Next(64, 256);
            to.Session.Receive(junk, _pair.Now);
            to.Session.Receive(datagram.AsSpan(0, 12), _pair.Now);
            to.Session.Receive(default, _pair.Now);
            return false;
        });

        Assert.True(_pair.IsConnected);
        Assert.Equal(3 * toClient, Client.Session.DatagramsDropped);
        Assert.Equal(3 * toServer, Server.Session.DatagramsDropped);
    }

    [Fact]
    public void Receive_JunkRecordsAfterConnect_LeaveTheSessionConnected()
    {
        _pair.Start();
        _pair.Exchange();
        var random = new Random(2);
        for (var i = 0; i < 1000; i++)
        {
            var record = new byte[13 + random.Next(60)];
            random.NextBytes(record);
            record[0] = (byte)random.Next(20, 24);
            (record[1], record[2]) = (0xFE, 0xFD);
            (record[3], record[4]) = (0, (byte)random.Next(3));
            (record[11], record[12]) = (0, (byte)(record.Length - 13));
            Server.Session.Receive(record, _pair.Now);
        }

        Assert.Equal(DtlsState.Connected, Server.Session.State);
        Assert.Empty(Server.Failures);
    }

    [Fact]
    public void Fingerprint_ServerExpectsAnother_AlertsTheClientAndGivesNoKeys()
    {
        Server.Start(Server.Fingerprint, Origin);
        Client.Start(Server.Fingerprint, Origin);
        _pair.Exchange();

        Assert.Equal([DtlsFailure.FingerprintMismatch], Server.Failures);
        Assert.Equal([DtlsFailure.PeerAlert], Client.Failures);
        Assert.Empty(Server.Keys);
        Assert.Empty(Client.Keys);
        Assert.Equal(DtlsState.Failed, Server.Session.State);
    }

    [Fact]
    public void Fingerprint_ClientExpectsAnother_AlertsTheServerAndGivesNoKeys()
    {
        Server.Start(Client.Fingerprint, Origin);
        Client.Start(Client.Fingerprint, Origin);
        _pair.Exchange();

        Assert.Equal([DtlsFailure.FingerprintMismatch], Client.Failures);
        Assert.Equal([DtlsFailure.PeerAlert], Server.Failures);
        Assert.Empty(Server.Keys);
        Assert.Empty(Client.Keys);
    }

    [Fact]
    public void Fingerprint_OneOfSeveral_Connects()
    {
        Server.Session.Start([Server.Fingerprint, Client.Fingerprint], Origin);
        Client.Start(Server.Fingerprint, Origin);
        _pair.Exchange();

        Assert.True(_pair.IsConnected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Close_Connected_ClosesThePeerOnce(bool isClient)
    {
        _pair.Start();
        _pair.Exchange();
        var (closing, other) = isClient ? (Client, Server) : (Server, Client);

        closing.Session.Close();
        closing.Session.Close();
        _pair.Exchange();

        Assert.Equal(DtlsState.Closed, closing.Session.State);
        Assert.Equal(DtlsState.Closed, other.Session.State);
        Assert.Equal((0, 1), (closing.Closes, other.Closes));
        Assert.Empty(closing.Failures);
        Assert.Empty(other.Failures);
    }

    [Fact]
    public void Tick_HandshakeTimeout_FailsOnce()
    {
        Server.Start(Client.Fingerprint, Origin);
        Assert.Equal(Origin + DtlsSession.HandshakeTimeout, Server.Session.NextDeadline);

        Server.Session.Tick(Origin + DtlsSession.HandshakeTimeout);
        Server.Session.Tick(Origin + DtlsSession.HandshakeTimeout);

        Assert.Equal([DtlsFailure.Timeout], Server.Failures);
        Assert.Equal(MonotonicTime.Never, Server.Session.NextDeadline);
    }

    [Fact]
    public void Start_Twice_Throws()
    {
        Server.Start(Client.Fingerprint, Origin);

        Assert.Throws<InvalidOperationException>(() => Server.Start(Client.Fingerprint, Origin));
    }
}
