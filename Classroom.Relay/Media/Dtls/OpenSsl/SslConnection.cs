using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>
/// One DTLS connection without pointers on its surface. Each call that drives it may write datagrams; they wait until
/// <see cref="Flush"/>. Used by one thread at a time.
/// </summary>
internal sealed unsafe class SslConnection : IDisposable
{
    /// <summary>Slot of the SSL that holds its <see cref="ConnectionState"/>; 0 is the application's (SSL_set_app_data).</summary>
    public const int StateIndex = 0;

    // ssl.h: SSL_ERROR_WANT_READ, SSL_ERROR_ZERO_RETURN.
    private const int WantRead = 2;
    private const int ZeroReturn = 6;

    // RFC 5289 §3.2.
    private const uint EcdheEcdsaAes128Gcm = 0xC02B;
    private const uint EcdheRsaAes128Gcm = 0xC02F;

    // First wait for an answer. OpenSSL's own 1 s would cost a lesson's start a second for one lost datagram.
    private const uint FirstTimeoutMicroseconds = 100_000;

    private readonly SslHandle _ssl;
    private readonly ConnectionState* _state;
    private bool _hasNoBuffers;

    /// <exception cref="InvalidOperationException">OpenSSL refused; the message carries its words.</exception>
    public SslConnection(SslContextHandle context, DtlsRole role, IReadOnlyList<DtlsFingerprint> expected)
    {
        OpenSslErrors.Clear();
        _ssl = new SslHandle(LibSsl.SSL_new(context));
        if (_ssl.IsInvalid)
        {
            throw OpenSslErrors.TakeException(nameof(LibSsl.SSL_new));
        }

        _state = ConnectionState.Create(expected);
        var bio = DatagramBio.Create(_state);
        LibSsl.SSL_set_bio(_ssl, bio, bio);
        LibSsl.SSL_set_ex_data(_ssl, StateIndex, _state);
        LibSsl.SSL_ctrl(_ssl, SslControl.SetMtu, DtlsSession.MaxDatagram, null);
        LibSsl.DTLS_set_timer_cb(_ssl, &NextTimeout);
        if (role == DtlsRole.Server)
        {
            LibSsl.SSL_set_accept_state(_ssl);
        }
        else
        {
            LibSsl.SSL_set_connect_state(_ssl);
        }
    }

    /// <summary>Time until <see cref="HandleTimeout"/> has something to do, by OpenSSL's own clock; null when it waits for nothing.</summary>
    public TimeSpan? Timeout
    {
        get
        {
            TimeValue left;
            return LibSsl.SSL_ctrl(_ssl, SslControl.DtlsGetTimeout, 0, &left) == 1
                ? TimeSpan.FromMicroseconds((long)left.Seconds * 1_000_000 + left.Microseconds)
                : null;
        }
    }

    /// <summary>Takes one datagram of whole records (<see cref="DtlsRecord.AreAllIn"/>); an empty one only lets a client begin.</summary>
    public SslStatus Receive(ReadOnlySpan<byte> datagram)
    {
        fixed (byte* input = datagram)
        {
            _state->Input = input;
            _state->InputLength = datagram.Length;
            TakeBuffers();
            var status = Advance();
            _state->Input = null;
            if (status == SslStatus.Established)
            {
                GiveBuffersBack();
            }

            return status;
        }
    }

    /// <summary>Writes the last flight again if its answer is overdue.</summary>
    public SslStatus HandleTimeout()
    {
        OpenSslErrors.Clear();
        var result = (int)LibSsl.SSL_ctrl(_ssl, SslControl.DtlsHandleTimeout, 0, null);
        return result < 0 ? Explain() : Advance();
    }

    /// <summary>Writes close_notify.</summary>
    public void Shutdown()
    {
        OpenSslErrors.Clear();
        TakeBuffers();
        LibSsl.SSL_shutdown(_ssl);
        OpenSslErrors.Clear();
    }

    /// <summary>Copies of the datagrams that the next <see cref="Flush"/> will hand over.</summary>
    public List<byte[]> Written()
    {
        var written = new List<byte[]>();
        var offset = 0;
        while (_state->Output.TryRead(ref offset, out var datagram))
        {
            written.Add(datagram.ToArray());
        }

        return written;
    }

    /// <summary>Hands over the datagrams written since the last time. The receiver may dispose this connection, but not drive it.</summary>
    public void Flush(IDtlsOutput output)
    {
        var isHeld = false;
        try
        {
            _ssl.DangerousAddRef(ref isHeld);
            var offset = 0;
            while (!_ssl.IsClosed && _state->Output.TryRead(ref offset, out var datagram))
            {
                output.SendDtls(datagram);
            }

            _state->Output.Free();
        }
        finally
        {
            if (isHeld)
            {
                _ssl.DangerousRelease();
            }
        }
    }

    /// <summary>
    /// The SRTP keys of an established connection (RFC 5764 §4.2). False when no profile was agreed on or, which cannot be, the peer's
    /// certificate was not verified.
    /// </summary>
    public bool TryExportKeys(DtlsRole role, [NotNullWhen(true)] out SrtpKeyingMaterial? keys)
    {
        keys = null;
        var selected = LibSsl.SSL_get_selected_srtp_profile(_ssl);
        if (selected is null || !_state->IsPeerVerified)
        {
            return false;
        }

        var profile = (SrtpProfile)selected->Id.Value;
        const int keyLength = SrtpProfileExtensions.MasterKeyBytes;
        var saltLength = profile.MasterSaltBytes();
        Span<byte> material = stackalloc byte[2 * (keyLength + saltLength)];
        OpenSslErrors.Clear();
        fixed (byte* output = material)
        fixed (byte* label = "EXTRACTOR-dtls_srtp"u8)
        {
            if (LibSsl.SSL_export_keying_material(_ssl, output, (nuint)material.Length, label, 19, null, 0, 0) != 1)
            {
                return false;
            }
        }

        // Client's key, server's key, client's salt, server's salt.
        var salts = material[(2 * keyLength)..];
        var (clientKey, serverKey) = (material[..keyLength].ToArray(), material.Slice(keyLength, keyLength).ToArray());
        var (clientSalt, serverSalt) = (salts[..saltLength].ToArray(), salts[saltLength..].ToArray());
        keys = role == DtlsRole.Client
            ? new SrtpKeyingMaterial(profile, clientKey, clientSalt, serverKey, serverSalt)
            : new SrtpKeyingMaterial(profile, serverKey, serverSalt, clientKey, clientSalt);
        CryptographicOperations.ZeroMemory(material);
        return true;
    }

    /// <summary>The keys of an established connection's records; null for the suites that hardly anybody chooses.</summary>
    public RecordKeys? TryExportRecordKeys(DtlsRole role)
    {
        if ((LibSsl.SSL_CIPHER_get_id(LibSsl.SSL_get_current_cipher(_ssl)) & 0xFFFF) is not (EcdheEcdsaAes128Gcm or EcdheRsaAes128Gcm))
        {
            return null;
        }

        const int masterLength = 48;
        const int randomLength = 32;
        Span<byte> secrets = stackalloc byte[masterLength + (2 * randomLength)];
        fixed (byte* output = secrets)
        {
            var isWhole = LibSsl.SSL_SESSION_get_master_key(LibSsl.SSL_get_session(_ssl), output, masterLength) == masterLength
                && LibSsl.SSL_get_client_random(_ssl, output + masterLength, randomLength) == randomLength
                && LibSsl.SSL_get_server_random(_ssl, output + masterLength + randomLength, randomLength) == randomLength;
            var keys = isWhole
                ? RecordKeys.Derive(role, secrets[..masterLength], secrets.Slice(masterLength, randomLength), secrets[(masterLength + randomLength)..])
                : null;
            CryptographicOperations.ZeroMemory(secrets);
            return keys;
        }
    }

    public void Dispose() => _ssl.Dispose();

    [UnmanagedCallersOnly]
    private static uint NextTimeout(nint ssl, uint microseconds) => microseconds == 0 ? FirstTimeoutMicroseconds : 2 * microseconds;

    /// <summary>An established connection sleeps without its record buffers: they are 18 of its 58 kB, and a county has hundreds of sessions.</summary>
    private void GiveBuffersBack() => _hasNoBuffers = LibSsl.SSL_free_buffers(_ssl) == 1;

    /// <summary>OpenSSL takes buffers again by itself when it reads, but not when it writes an alert.</summary>
    private void TakeBuffers()
    {
        if (_hasNoBuffers)
        {
            LibSsl.SSL_alloc_buffers(_ssl);
            _hasNoBuffers = false;
        }
    }

    /// <summary>
    /// Lets OpenSSL work on what was received. It reads after the handshake too: only so does it see close_notify, and the peer's
    /// repeated flight when our last one was lost, which it answers.
    /// </summary>
    private SslStatus Advance()
    {
        OpenSslErrors.Clear();
        var result = LibSsl.SSL_do_handshake(_ssl);
        if (result == 1)
        {
            // There is no application data over this association; whatever comes is read and forgotten.
            const int capacity = 2048;
            var scratch = stackalloc byte[capacity];
            do
            {
                result = LibSsl.SSL_read(_ssl, scratch, capacity);
            }
            while (result > 0);
        }

        switch (LibSsl.SSL_get_error(_ssl, result))
        {
            case WantRead:
                return LibSsl.SSL_is_init_finished(_ssl) == 1 ? SslStatus.Established : SslStatus.Handshaking;
            case ZeroReturn:
                Shutdown();
                return SslStatus.PeerClosed;
            default:
                return Explain();
        }
    }

    private SslStatus Explain() =>
        OpenSslErrors.TakeIsPeerAlert() ? SslStatus.PeerAlert
        : _state->IsPeerRefused ? SslStatus.PeerRefused
        : SslStatus.Broken;

    /// <summary><c>struct timeval</c>.</summary>
    private readonly struct TimeValue
    {
        public readonly nint Seconds;
        public readonly nint Microseconds;
    }
}
