using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// AES128_CM_HMAC_SHA1_80 (RFC 3711).
/// <code>
/// SRTP   [ header | payload encrypted | tag 10 ]                authenticated: header, payload, rollover count
/// SRTCP  [ header 8 | rest encrypted | E, index | tag 10 ]      authenticated: all before the tag
/// </code>
/// </summary>
internal sealed class CounterModeTransform : SrtpTransform
{
    private const int AuthenticationKeyBytes = 20;
    private const int SaltBytes = 14;

    private readonly AesCounterCipher _rtp;
    private readonly AesCounterCipher _rtcp;
    private readonly HmacSha1 _rtpAuthentication;
    private readonly HmacSha1 _rtcpAuthentication;
    private readonly Vector128<byte> _rtpSalt;
    private readonly Vector128<byte> _rtcpSalt;
    private readonly TagBatch? _batch;

    /// <param name="batch">Where RTP's tags are left to; packets are sealed in its reservations then. Null to compute each at once.</param>
    public CounterModeTransform(KeyDerivation derivation, AesImplementation implementation, TagBatch? batch)
    {
        _batch = batch;
        _rtp = Cipher(KeyLabel.RtpEncryption);
        _rtcp = Cipher(KeyLabel.RtcpEncryption);
        _rtpAuthentication = Authentication(KeyLabel.RtpAuthentication);
        _rtcpAuthentication = Authentication(KeyLabel.RtcpAuthentication);
        _rtpSalt = Salt(KeyLabel.RtpSalt);
        _rtcpSalt = Salt(KeyLabel.RtcpSalt);

        AesCounterCipher Cipher(KeyLabel label)
        {
            Span<byte> key = stackalloc byte[SrtpProfileExtensions.MasterKeyBytes];
            derivation.Derive(label, key);
            return AesCounterCipher.Create(key, implementation);
        }

        HmacSha1 Authentication(KeyLabel label)
        {
            Span<byte> key = stackalloc byte[AuthenticationKeyBytes];
            derivation.Derive(label, key);
            return new HmacSha1(key);
        }

        Vector128<byte> Salt(KeyLabel label)
        {
            Span<byte> salt = stackalloc byte[Vector128<byte>.Count];
            derivation.Derive(label, salt[..SaltBytes]);
            salt[SaltBytes..].Clear();
            return Vector128.Create<byte>(salt);
        }
    }

    public override int TagBytes => TagBatch.TagBytes;

    public override int RtcpIndexFromEnd => TagBytes + RtcpIndexBytes;

    public override void SealRtp(ReadOnlySpan<byte> payload, Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        var text = packet[..^TagBytes];
        _rtp.Apply(Counter(_rtpSalt, ssrc, index), payload, text[headerLength..]);
        if (_batch is not null)
        {
            _batch.Sign(_rtpAuthentication, text, PacketIndex.Rollover(index));
            return;
        }

        Span<byte> digest = stackalloc byte[HmacSha1.DigestBytes];
        Digest(text, index, digest);
        digest[..TagBytes].CopyTo(packet[text.Length..]);
    }

    public override bool OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        var text = packet[..^TagBytes];
        Span<byte> digest = stackalloc byte[HmacSha1.DigestBytes];
        Digest(text, index, digest);
        if (!CryptographicOperations.FixedTimeEquals(digest[..TagBytes], packet[text.Length..]))
        {
            return false;
        }

        var payload = text[headerLength..];
        _rtp.Apply(Counter(_rtpSalt, ssrc, index), payload, payload);
        return true;
    }

    public override void SealRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var authenticated = packet[..^TagBytes];
        BinaryPrimitives.WriteUInt32BigEndian(authenticated[^RtcpIndexBytes..], EncryptedFlag | index);
        var body = authenticated[RtcpHeaderBytes..^RtcpIndexBytes];
        _rtcp.Apply(Counter(_rtcpSalt, ssrc, index), body, body);
        Span<byte> digest = stackalloc byte[HmacSha1.DigestBytes];
        _rtcpAuthentication.Compute(authenticated, [], digest);
        digest[..TagBytes].CopyTo(packet[authenticated.Length..]);
    }

    public override bool OpenRtcp(Span<byte> packet, uint ssrc, uint indexWord)
    {
        var authenticated = packet[..^TagBytes];
        Span<byte> digest = stackalloc byte[HmacSha1.DigestBytes];
        _rtcpAuthentication.Compute(authenticated, [], digest);
        if (!CryptographicOperations.FixedTimeEquals(digest[..TagBytes], packet[authenticated.Length..]))
        {
            return false;
        }

        if ((indexWord & EncryptedFlag) != 0)
        {
            var body = authenticated[RtcpHeaderBytes..^RtcpIndexBytes];
            _rtcp.Apply(Counter(_rtcpSalt, ssrc, indexWord & ~EncryptedFlag), body, body);
        }

        return true;
    }

    public override void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
        _rtpAuthentication.Dispose();
        _rtcpAuthentication.Dispose();
    }

    /// <summary>The tag covers the rollover count too, which is not sent (RFC 3711 4.2).</summary>
    private void Digest(ReadOnlySpan<byte> text, ulong index, Span<byte> digest)
    {
        Span<byte> rollover = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, PacketIndex.Rollover(index));
        _rtpAuthentication.Compute(text, rollover, digest);
    }

    /// <summary>The first counter block: salt x 2^16 XOR SSRC x 2^64 XOR index x 2^16 (RFC 3711 4.1.1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Counter(Vector128<byte> salt, uint ssrc, ulong index) =>
        salt ^ Vector128.Create(BinaryPrimitives.ReverseEndianness((ulong)ssrc), BinaryPrimitives.ReverseEndianness(index << 16)).AsByte();
}
