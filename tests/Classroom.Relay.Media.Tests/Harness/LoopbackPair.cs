using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>A client's transport and the relay's, introduced to each other as signalling would.</summary>
internal sealed class LoopbackPair
{
    private static readonly DtlsContext ServerContext = new(DtlsCertificate.Create(DateTimeOffset.UtcNow));
    private static readonly DtlsContext ClientContext = new(DtlsCertificate.Create(DateTimeOffset.UtcNow));

    public LoopbackPair(LossyWire wire, WireHost relay, WireHost client, string id)
    {
        Wire = wire;
        Server = WebRtcTransport.CreateServer(
            relay.Router, new WebRtcTransportOptions($"{id}-server", output => new InlineDtls(ServerContext, output)) { Observer = ServerStates });
        Client = WebRtcTransport.CreateClient(
            client.Router, new WebRtcTransportOptions($"{id}-client", output => new InlineDtls(ClientContext, output)) { Observer = ClientStates });
        ServerAddress = relay;
    }

    public LossyWire Wire { get; }

    public WebRtcTransport Server { get; }

    public WebRtcTransport Client { get; }

    public StateLog ServerStates { get; } = new();

    public StateLog ClientStates { get; } = new();

    public bool IsConnected => Server.State == TransportState.Connected && Client.State == TransportState.Connected;

    private WireHost ServerAddress { get; }

    public void Begin(DtlsFingerprint? expectedByServer = null)
    {
        Server.Connect(DtlsRole.Server, [expectedByServer ?? ClientContext.Fingerprint], Wire.Now);
        Client.Connect(
            DtlsRole.Client, [ServerContext.Fingerprint], Server.LocalCredentials, [IceCandidate.Host(ServerAddress.Address, 0)], Wire.Now);
    }

    public LoopbackPair Connected()
    {
        Begin();
        Assert.True(Wire.RunUntil(() => IsConnected, TimeSpan.FromSeconds(5)), $"{Server.State} {Client.State}");
        return this;
    }

    public void RestartIce()
    {
        var credentials = Server.RestartIce();
        Client.RestartIce(credentials, [IceCandidate.Host(ServerAddress.Address, 0)], Wire.Now);
    }
}
