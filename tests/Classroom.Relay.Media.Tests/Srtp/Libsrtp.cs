using System.Runtime.InteropServices;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Tests.Srtp;

/// <summary>One session of libsrtp 2, the SRTP of browsers: it protects or unprotects any SSRC under one master key.</summary>
internal sealed unsafe class Libsrtp : IDisposable
{
    public const string Library = "libsrtp2.so.1";

    /// <summary>srtp_err_status_ok of srtp.h.</summary>
    public const int Ok = 0;

    // SRTP_MAX_TRAILER_LEN of srtp.h: the longest tag and MKI.
    private const int TrailerBytes = 16 + 128 + 4;

    // srtp_profile_t and srtp_ssrc_type_t of srtp.h.
    private const int ProfileCounterMode = 1;
    private const int ProfileGcm = 7;
    private const int SsrcAnyInbound = 2;
    private const int SsrcAnyOutbound = 3;

    // For the whole process, once.
    private static readonly int Initialised = srtp_init();

    private readonly nint _session;

    public Libsrtp(SrtpProfile profile, byte[] key, byte[] salt, bool inbound)
    {
        Assert.Equal(Ok, Initialised);
        var keyAndSalt = stackalloc byte[key.Length + salt.Length];
        key.CopyTo(new Span<byte>(keyAndSalt, key.Length));
        salt.CopyTo(new Span<byte>(keyAndSalt + key.Length, salt.Length));
        Policy policy = default;
        var native = profile == SrtpProfile.AeadAes128Gcm ? ProfileGcm : ProfileCounterMode;
        Assert.Equal(Ok, srtp_crypto_policy_set_from_profile_for_rtp(&policy.Rtp, native));
        Assert.Equal(Ok, srtp_crypto_policy_set_from_profile_for_rtcp(&policy.Rtcp, native));
        policy.SsrcType = inbound ? SsrcAnyInbound : SsrcAnyOutbound;
        policy.Key = keyAndSalt;
        policy.WindowSize = 1024;
        Assert.Equal(Ok, srtp_create(out _session, &policy));
    }

    public byte[] Protect(byte[] plain, out int status) => Run(&srtp_protect, plain, out status);

    public byte[] ProtectRtcp(byte[] plain, out int status) => Run(&srtp_protect_rtcp, plain, out status);

    public byte[] Unprotect(byte[] packet, out int status) => Run(&srtp_unprotect, packet, out status);

    public byte[] UnprotectRtcp(byte[] packet, out int status) => Run(&srtp_unprotect_rtcp, packet, out status);

    public void Dispose() => Assert.Equal(Ok, srtp_dealloc(_session));

    private byte[] Run(delegate*<nint, byte*, int*, int> function, byte[] packet, out int status)
    {
        // libsrtp wants its packets aligned to 32 bits.
        var buffer = stackalloc uint[(packet.Length + TrailerBytes) / sizeof(uint) + 1];
        packet.CopyTo(new Span<byte>(buffer, packet.Length));
        var length = packet.Length;
        status = function(_session, (byte*)buffer, &length);
        return new Span<byte>(buffer, length).ToArray();
    }

    [DllImport(Library)]
    private static extern int srtp_init();

    [DllImport(Library)]
    private static extern int srtp_create(out nint session, Policy* policy);

    [DllImport(Library)]
    private static extern int srtp_dealloc(nint session);

    [DllImport(Library)]
    private static extern int srtp_crypto_policy_set_from_profile_for_rtp(CryptoPolicy* policy, int profile);

    [DllImport(Library)]
    private static extern int srtp_crypto_policy_set_from_profile_for_rtcp(CryptoPolicy* policy, int profile);

    [DllImport(Library)]
    private static extern int srtp_protect(nint session, byte* packet, int* length);

    [DllImport(Library)]
    private static extern int srtp_unprotect(nint session, byte* packet, int* length);

    [DllImport(Library)]
    private static extern int srtp_protect_rtcp(nint session, byte* packet, int* length);

    [DllImport(Library)]
    private static extern int srtp_unprotect_rtcp(nint session, byte* packet, int* length);

    /// <summary>srtp_crypto_policy_t.</summary>
    private struct CryptoPolicy
    {
        public int CipherType;
        public int CipherKeyLength;
        public int AuthType;
        public int AuthKeyLength;
        public int AuthTagLength;
        public int SecurityServices;
    }

    /// <summary>srtp_policy_t of libsrtp 2.5.</summary>
    private struct Policy
    {
        public int SsrcType;
        public uint SsrcValue;
        public CryptoPolicy Rtp;
        public CryptoPolicy Rtcp;
        public byte* Key;
        public void** Keys;
        public nuint MasterKeys;
        public void* Deprecated;
        public nuint WindowSize;
        public int AllowRepeatTransmit;
        public int* EncryptedExtensions;
        public int EncryptedExtensionCount;
        public void* Next;
    }
}
