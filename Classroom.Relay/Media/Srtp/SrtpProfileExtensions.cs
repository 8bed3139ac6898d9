namespace Classroom.Relay.Media.Srtp;

/// <summary>Sizes that follow from the profile.</summary>
public static class SrtpProfileExtensions
{
    /// <summary>Bytes of a master key: AES-128 in both profiles.</summary>
    public const int MasterKeyBytes = 16;

    /// <summary>Bytes of a master salt: 112 bits for counter mode (RFC 3711 8.2), 96 bits for GCM (RFC 7714 12).</summary>
    public static int MasterSaltBytes(this SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 12 : 14;

    /// <summary>Bytes of the authentication tag that ends every RTP packet.</summary>
    public static int TagBytes(this SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 16 : 10;
}
