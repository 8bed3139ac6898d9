using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// One profile's way of protecting packets under the session keys of one direction. Knows nothing of sequences and replay: the index is
/// given to it, and used for one packet only.
/// </summary>
internal abstract class SrtpTransform : IDisposable
{
    /// <summary>Bytes of RTCP that are never encrypted: common header and SSRC of the sender.</summary>
    public const int RtcpHeaderBytes = 8;

    /// <summary>The word that ends an SRTCP packet: E bit and 31-bit index (RFC 3711 3.4).</summary>
    public const int RtcpIndexBytes = 4;

    /// <summary>The E bit: the packet is encrypted and not only authenticated.</summary>
    public const uint EncryptedFlag = 0x8000_0000;

    /// <summary>Bytes of the tag, of RTP and RTCP alike.</summary>
    public abstract int TagBytes { get; }

    /// <summary>Where the index word of SRTCP begins, counted from the end of the packet.</summary>
    public abstract int RtcpIndexFromEnd { get; }

    /// <param name="batch">Takes over the tags of RTP, where the profile lets it; null to compute each at once.</param>
    /// <exception cref="ArgumentException">Key or salt do not have the length of the profile.</exception>
    public static SrtpTransform Create(SrtpProfile profile, byte[] key, byte[] salt, AesImplementation implementation, TagBatch? batch = null)
    {
        if (salt.Length != profile.MasterSaltBytes())
        {
            throw new ArgumentException($"A master salt of {salt.Length} bytes does not fit {profile}.", nameof(salt));
        }

        using var derivation = new KeyDerivation(key, salt, implementation);
        return profile switch
        {
            SrtpProfile.AeadAes128Gcm => new GcmTransform(derivation, implementation),
            SrtpProfile.Aes128CmHmacSha1_80 => new CounterModeTransform(derivation, implementation, batch),
            _ => throw new ArgumentOutOfRangeException(nameof(profile)),
        };
    }

    /// <summary>Encrypts <paramref name="payload"/> into <paramref name="packet"/>, behind its header, and adds the tag.</summary>
    /// <param name="payload">Where it belongs in the packet, or apart from it.</param>
    /// <param name="packet">Exactly as long as the protected packet.</param>
    public abstract void SealRtp(ReadOnlySpan<byte> payload, Span<byte> packet, int headerLength, uint ssrc, ulong index);

    /// <summary>Verifies and decrypts in place; the packet is left as it was when that fails.</summary>
    public abstract bool OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index);

    /// <summary>Encrypts in place and adds tag and index word.</summary>
    /// <param name="packet">Exactly as long as the protected packet.</param>
    /// <param name="index">31 bits.</param>
    public abstract void SealRtcp(Span<byte> packet, uint ssrc, uint index);

    /// <summary>Verifies and, if the E bit says so, decrypts in place; the packet is left as it was when that fails.</summary>
    /// <param name="indexWord">E bit and index, as read from the packet.</param>
    public abstract bool OpenRtcp(Span<byte> packet, uint ssrc, uint indexWord);

    public abstract void Dispose();
}
