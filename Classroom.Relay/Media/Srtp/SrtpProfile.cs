namespace Classroom.Relay.Media.Srtp;

/// <summary>The protection profiles this relay speaks; the values are those of the use_srtp extension (RFC 5764 4.1.2, RFC 7714 14.2).</summary>
public enum SrtpProfile : ushort
{
    /// <summary>AES-128 counter mode with an 80-bit HMAC-SHA1 tag (RFC 3711): for those that cannot do better.</summary>
    Aes128CmHmacSha1_80 = 0x0001,

    /// <summary>AES-128-GCM with a 128-bit tag (RFC 7714): preferred, three times as fast.</summary>
    AeadAes128Gcm = 0x0007,
}
