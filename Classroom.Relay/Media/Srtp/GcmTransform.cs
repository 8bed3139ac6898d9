using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// AEAD_AES_128_GCM (RFC 7714).
/// <code>
/// SRTP   [ header | payload encrypted | tag 16 ]                associated data: header
/// SRTCP  [ header 8 | rest encrypted | tag 16 | E, index ]      associated data: header, E and index
/// </code>
/// </summary>
internal sealed class GcmTransform : SrtpTransform
{
    private const int SaltBytes = 12;

    private readonly AesGcmCipher _rtp;
    private readonly AesGcmCipher _rtcp;
    private readonly Vector128<byte> _rtpSalt;
    private readonly Vector128<byte> _rtcpSalt;

    public GcmTransform(KeyDerivation derivation, AesImplementation implementation)
    {
        _rtp = Cipher(KeyLabel.RtpEncryption);
        _rtcp = Cipher(KeyLabel.RtcpEncryption);
        _rtpSalt = Salt(KeyLabel.RtpSalt);
        _rtcpSalt = Salt(KeyLabel.RtcpSalt);

        AesGcmCipher Cipher(KeyLabel label)
        {
            Span<byte> key = stackalloc byte[SrtpProfileExtensions.MasterKeyBytes];
            derivation.Derive(label, key);
            return AesGcmCipher.Create(key, implementation);
        }

        Vector128<byte> Salt(KeyLabel label)
        {
            Span<byte> salt = stackalloc byte[Vector128<byte>.Count];
            derivation.Derive(label, salt[..SaltBytes]);
            salt[SaltBytes..].Clear();
            return Vector128.Create<byte>(salt);
        }
    }

    public override int TagBytes => AesGcmCipher.TagBytes;

    public override int RtcpIndexFromEnd => RtcpIndexBytes;

    public override void SealRtp(ReadOnlySpan<byte> payload, Span<byte> packet, int headerLength, uint ssrc, ulong index) =>
        _rtp.Seal(Nonce(_rtpSalt, ssrc, index), packet[..headerLength], payload, packet[headerLength..]);

    public override bool OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index) =>
        _rtp.Open(Nonce(_rtpSalt, ssrc, index), packet[..headerLength], packet[headerLength..]);

    public override void SealRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        BinaryPrimitives.WriteUInt32BigEndian(packet[^RtcpIndexBytes..], EncryptedFlag | index);
        Span<byte> associated = stackalloc byte[RtcpHeaderBytes + RtcpIndexBytes];
        packet[..RtcpHeaderBytes].CopyTo(associated);
        packet[^RtcpIndexBytes..].CopyTo(associated[RtcpHeaderBytes..]);
        var body = packet[RtcpHeaderBytes..^RtcpIndexBytes];
        _rtcp.Seal(Nonce(_rtcpSalt, ssrc, index), associated, body[..^TagBytes], body);
    }

    public override bool OpenRtcp(Span<byte> packet, uint ssrc, uint indexWord)
    {
        // In a packet that is only authenticated all of it is associated data, and nothing is encrypted (RFC 7714 9.3).
        var readable = (indexWord & EncryptedFlag) != 0 ? RtcpHeaderBytes : packet.Length - TagBytes - RtcpIndexBytes;
        Span<byte> associated = stackalloc byte[readable + RtcpIndexBytes];
        packet[..readable].CopyTo(associated);
        packet[^RtcpIndexBytes..].CopyTo(associated[readable..]);
        return _rtcp.Open(Nonce(_rtcpSalt, ssrc, indexWord & ~EncryptedFlag), associated, packet[readable..^RtcpIndexBytes]);
    }

    public override void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    /// <summary>
    /// The first counter block: 12 bytes of nonce, 00 00 | SSRC | index in 48 bits, XOR salt, and the block count 1 (RFC 7714 8.1). SRTCP's
    /// nonce, 00 00 | SSRC | 00 00 | index in 32 bits, is the same function of a shorter index (9.1).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Nonce(Vector128<byte> salt, uint ssrc, ulong index)
    {
        var high = (ulong)ssrc << 16 | index >> 32;
        var low = index << 32 | 1;
        return salt ^ Vector128.Create(BinaryPrimitives.ReverseEndianness(high), BinaryPrimitives.ReverseEndianness(low)).AsByte();
    }
}
