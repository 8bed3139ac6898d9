using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Fuzz.Targets;

/// <summary>Passes on what a DTLS session reports, and keeps the keys.</summary>
internal sealed class KeyTap : IDtlsOutput
{
    private IDtlsOutput? _transport;

    /// <summary>Null until the handshake is done.</summary>
    public SrtpKeyingMaterial? Keys { get; private set; }

    /// <summary>What a transport is made with.</summary>
    public IDtlsEndpoint Create(DtlsContext context, IDtlsOutput transport)
    {
        _transport = transport;
        return new InlineDtls(context, this);
    }

    public void SendDtls(ReadOnlySpan<byte> datagram) => _transport!.SendDtls(datagram);

    public void OnDtlsConnected(SrtpKeyingMaterial keys)
    {
        Keys = keys;
        _transport!.OnDtlsConnected(keys);
    }

    public void OnDtlsFailed(DtlsFailure reason) => _transport!.OnDtlsFailed(reason);

    public void OnDtlsClosed() => _transport!.OnDtlsClosed();
}
