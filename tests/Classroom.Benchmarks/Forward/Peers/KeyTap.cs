using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>Lets a peer have the keys of its transport too, so that it can open media by itself.</summary>
internal sealed class KeyTap(IDtlsOutput transport, Action<SrtpKeyingMaterial> take) : IDtlsOutput
{
    public void SendDtls(ReadOnlySpan<byte> datagram) => transport.SendDtls(datagram);

    public void OnDtlsConnected(SrtpKeyingMaterial keys)
    {
        take(keys);
        transport.OnDtlsConnected(keys);
    }

    public void OnDtlsFailed(DtlsFailure reason) => transport.OnDtlsFailed(reason);

    public void OnDtlsClosed() => transport.OnDtlsClosed();
}
