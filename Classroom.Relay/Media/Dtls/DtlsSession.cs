using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Dtls;

/// <summary>One DTLS 1.2 association with use_srtp (RFC 5764), sans-I/O. Used by one thread at a time.</summary>
public sealed class DtlsSession : IDisposable
{
    /// <summary>Largest datagram sent: fits any path WebRTC runs on.</summary>
    public const int MaxDatagram = 1200;

    /// <summary>How long a handshake may take.</summary>
    public static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(30);

    public DtlsSession(DtlsContext context, DtlsRole role, IDtlsOutput output)
    {
        Role = role;
    }

    public DtlsRole Role { get; }

    public DtlsState State { get; private set; }

    /// <summary>When <see cref="Tick"/> has something to do.</summary>
    public MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    /// <summary>Datagrams dropped because they are no DTLS records or came in a state that takes none.</summary>
    public long DatagramsDropped { get; private set; }

    /// <summary>Begins the handshake; as a client the first flight goes out at once.</summary>
    public void Start(IReadOnlyList<DtlsFingerprint> expected, MonotonicTime now)
    {
    }

    public void Receive(ReadOnlySpan<byte> datagram, MonotonicTime now)
    {
    }

    public void Tick(MonotonicTime now)
    {
    }

    /// <summary>Sends close_notify and ends the session. Idempotent.</summary>
    public void Close()
    {
    }

    public void Dispose()
    {
    }
}
