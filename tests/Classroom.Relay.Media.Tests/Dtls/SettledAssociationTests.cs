using Classroom.Relay.Media.Dtls;

namespace Classroom.Relay.Media.Tests.Dtls;

/// <summary>Sessions that let go of OpenSSL after the handshake, against sessions that have not.</summary>
public sealed class SettledAssociationTests : IDisposable
{
    private readonly DtlsPair _pair = new();

    private DtlsPeer Client => _pair.Client;

    private DtlsPeer Server => _pair.Server;

    public void Dispose() => _pair.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Close_OneSideSettled_IsUnderstoodByOpenSslAndTheOtherWay(bool clientIsSettled, bool clientCloses)
    {
        Connect();
        _pair.Settle(clientIsSettled ? Client : Server);
        var (closing, other) = clientCloses ? (Client, Server) : (Server, Client);

        closing.Session.Close();
        _pair.Exchange();

        Assert.Equal((DtlsState.Closed, DtlsState.Closed), (closing.Session.State, other.Session.State));
        Assert.Equal((0, 1), (closing.Closes, other.Closes));
        Assert.Empty(closing.Failures);
        Assert.Empty(other.Failures);
    }

    [Fact]
    public void Receive_LastFlightRepeated_IsAnsweredByOurs()
    {
        var lost = new List<byte[]>();
        _pair.Start();

        // The server's last flight is lost, and so is the client's repetition of its own until the server has settled.
        _pair.Exchange((datagram, to) =>
        {
            var isLost = to == Client && Server.Session.State == DtlsState.Connected;
            if (to == Server)
            {
                lost = [datagram];
            }

            return isLost;
        });
        _pair.Settle(Server);
        Assert.Equal(DtlsState.Handshaking, Client.Session.State);

        Server.Session.Receive(lost[0], _pair.Now);
        _pair.Exchange();

        Assert.True(_pair.IsConnected);
        Assert.Equal(Client.Keys[0].LocalKey, Server.Keys[0].RemoteKey);
    }

    [Fact]
    public void Receive_ForgedRecords_ChangeNothing()
    {
        Connect();
        _pair.Settle();
        Client.Session.Close();
        var farewell = Client.Sent.Dequeue();
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var forged = farewell.ToArray();
            forged[random.Next(13, forged.Length)] ^= (byte)(1 << random.Next(8));
            Server.Session.Receive(forged, _pair.Now);
            random.NextBytes(forged.AsSpan(13));
            forged[0] = (byte)random.Next(20, 24);
            Server.Session.Receive(forged, _pair.Now);
        }

        Assert.Equal(DtlsState.Connected, Server.Session.State);
        Server.Session.Receive(farewell, _pair.Now);
        Assert.Equal(DtlsState.Closed, Server.Session.State);
    }

    private void Connect()
    {
        _pair.Start();
        _pair.Exchange();
        Assert.True(_pair.IsConnected);
    }
}
