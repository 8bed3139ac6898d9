namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>The ways to compute AES here. All give the same bytes; they differ in what processor they need and in time.</summary>
public enum AesImplementation
{
    /// <summary>libcrypto's EVP: any processor.</summary>
    OpenSsl,

    /// <summary>AES-NI, GHASH one block at a time: x64 of 2010 and later.</summary>
    Vector128,

    /// <summary>AES-NI, GHASH two blocks at a time: x64 with VPCLMULQDQ.</summary>
    Vector256,

    /// <summary>AES-NI, GHASH four blocks at a time: x64 with AVX-512 and VPCLMULQDQ.</summary>
    Vector512,
}
