using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>The functions of libcrypto used here, under their own names.</summary>
internal static unsafe partial class LibCrypto
{
    private const string Library = "libcrypto.so.3";

    [LibraryImport(Library)]
    public static partial int BIO_get_new_index();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint BIO_meth_new(int type, string name);

    [LibraryImport(Library)]
    public static partial int BIO_meth_set_write(nint method, delegate* unmanaged<nint, byte*, int, int> callback);

    [LibraryImport(Library)]
    public static partial int BIO_meth_set_read(nint method, delegate* unmanaged<nint, byte*, int, int> callback);

    [LibraryImport(Library)]
    public static partial int BIO_meth_set_ctrl(nint method, delegate* unmanaged<nint, int, nint, void*, nint> callback);

    [LibraryImport(Library)]
    public static partial int BIO_meth_set_destroy(nint method, delegate* unmanaged<nint, int> callback);

    [LibraryImport(Library)]
    public static partial nint BIO_new(nint method);

    [LibraryImport(Library)]
    public static partial void BIO_set_init(nint bio, int initialised);

    [LibraryImport(Library)]
    public static partial void BIO_set_data(nint bio, void* data);

    [LibraryImport(Library)]
    public static partial void* BIO_get_data(nint bio);

    [LibraryImport(Library)]
    public static partial void BIO_set_flags(nint bio, int flags);

    [LibraryImport(Library)]
    public static partial void BIO_clear_flags(nint bio, int flags);

    [LibraryImport(Library)]
    public static partial void* X509_STORE_CTX_get_ex_data(nint store, int index);

    [LibraryImport(Library)]
    public static partial nint X509_STORE_CTX_get0_cert(nint store);

    [LibraryImport(Library)]
    public static partial void X509_STORE_CTX_set_error(nint store, int error);

    [LibraryImport(Library)]
    public static partial int X509_digest(nint certificate, nint digest, byte* output, uint* length);

    [LibraryImport(Library)]
    public static partial nint EVP_sha256();

    [LibraryImport(Library)]
    public static partial CULong ERR_get_error();

    [LibraryImport(Library)]
    public static partial void ERR_error_string_n(CULong error, byte* buffer, nuint length);

    [LibraryImport(Library)]
    public static partial void ERR_clear_error();
}
