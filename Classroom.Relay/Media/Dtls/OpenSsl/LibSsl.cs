using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>The functions of libssl used here, under their own names. Macros of the C headers are the commands in <see cref="SslControl"/>.</summary>
internal static unsafe partial class LibSsl
{
    private const string Library = "libssl.so.3";

    [LibraryImport(Library)]
    public static partial nint DTLS_server_method();

    [LibraryImport(Library)]
    public static partial nint DTLS_client_method();

    [LibraryImport(Library)]
    public static partial nint SSL_CTX_new(nint method);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial nint SSL_CTX_ctrl(SslContextHandle context, SslControl command, nint value, void* pointer);

    [LibraryImport(Library)]
    public static partial ulong SSL_CTX_set_options(SslContextHandle context, ulong options);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_use_certificate_ASN1(SslContextHandle context, int length, byte[] certificate);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_use_PrivateKey_ASN1(int type, SslContextHandle context, byte[] key, nint length);

    /// <summary>Returns 0 when it succeeds, unlike all its neighbours.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_set_tlsext_use_srtp(SslContextHandle context, string profiles);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_set_cipher_list(SslContextHandle context, string ciphers);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_verify(SslContextHandle context, int mode, delegate* unmanaged<int, nint, int> callback);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_cert_verify_callback(SslContextHandle context, delegate* unmanaged<nint, void*, int> callback, void* argument);

    [LibraryImport(Library)]
    public static partial nint SSL_new(SslContextHandle context);

    [LibraryImport(Library)]
    public static partial void SSL_free(nint ssl);

    [LibraryImport(Library)]
    public static partial nint SSL_ctrl(SslHandle ssl, SslControl command, nint value, void* pointer);

    [LibraryImport(Library)]
    public static partial int SSL_set_ex_data(SslHandle ssl, int index, void* data);

    [LibraryImport(Library)]
    public static partial void* SSL_get_ex_data(nint ssl, int index);

    [LibraryImport(Library)]
    public static partial int SSL_get_ex_data_X509_STORE_CTX_idx();

    [LibraryImport(Library)]
    public static partial void SSL_set_accept_state(SslHandle ssl);

    [LibraryImport(Library)]
    public static partial void SSL_set_connect_state(SslHandle ssl);

    /// <summary>The SSL owns the BIO from then on; one BIO for both directions is one reference.</summary>
    [LibraryImport(Library)]
    public static partial void SSL_set_bio(SslHandle ssl, nint read, nint write);

    [LibraryImport(Library)]
    public static partial void DTLS_set_timer_cb(SslHandle ssl, delegate* unmanaged<nint, uint, uint> callback);

    [LibraryImport(Library)]
    public static partial int SSL_do_handshake(SslHandle ssl);

    [LibraryImport(Library)]
    public static partial int SSL_is_init_finished(SslHandle ssl);

    [LibraryImport(Library)]
    public static partial int SSL_read(SslHandle ssl, byte* buffer, int length);

    [LibraryImport(Library)]
    public static partial int SSL_alloc_buffers(SslHandle ssl);

    [LibraryImport(Library)]
    public static partial int SSL_free_buffers(SslHandle ssl);

    [LibraryImport(Library)]
    public static partial int SSL_shutdown(SslHandle ssl);

    [LibraryImport(Library)]
    public static partial int SSL_get_error(SslHandle ssl, int result);

    [LibraryImport(Library)]
    public static partial SrtpProtectionProfile* SSL_get_selected_srtp_profile(SslHandle ssl);

    [LibraryImport(Library)]
    public static partial int SSL_export_keying_material(
        SslHandle ssl, byte* output, nuint outputLength, byte* label, nuint labelLength, byte* context, nuint contextLength, int useContext);

    [LibraryImport(Library)]
    public static partial nint SSL_get_current_cipher(SslHandle ssl);

    /// <summary>The IANA number of the suite, with 0x0300 above it.</summary>
    [LibraryImport(Library)]
    public static partial uint SSL_CIPHER_get_id(nint cipher);

    [LibraryImport(Library)]
    public static partial nint SSL_get_session(SslHandle ssl);

    [LibraryImport(Library)]
    public static partial nuint SSL_SESSION_get_master_key(nint session, byte* output, nuint length);

    [LibraryImport(Library)]
    public static partial nuint SSL_get_client_random(SslHandle ssl, byte* output, nuint length);

    [LibraryImport(Library)]
    public static partial nuint SSL_get_server_random(SslHandle ssl, byte* output, nuint length);

    /// <summary><c>SRTP_PROTECTION_PROFILE</c> of srtp.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly struct SrtpProtectionProfile
    {
        public readonly nint Name;
        public readonly CULong Id;
    }
}
