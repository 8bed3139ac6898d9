using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Primitives;

/// <summary>SHA-1 of OpenSSL 3's libcrypto by its plain calls, whose state may be copied.</summary>
internal static unsafe partial class Sha1
{
    /// <summary>sizeof(SHA_CTX) of sha.h: 24 words.</summary>
    public const int ContextBytes = 96;

    private const string Library = "libcrypto.so.3";

    [LibraryImport(Library, EntryPoint = "SHA1_Init")]
    public static partial int Init(byte* context);

    [LibraryImport(Library, EntryPoint = "SHA1_Update")]
    public static partial int Update(byte* context, byte* data, nuint length);

    [LibraryImport(Library, EntryPoint = "SHA1_Final")]
    public static partial int Final(byte* digest, byte* context);
}
