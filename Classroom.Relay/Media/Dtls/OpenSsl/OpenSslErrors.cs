using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>The error queue, which OpenSSL keeps per thread: this is the one place that empties it.</summary>
internal static unsafe class OpenSslErrors
{
    // err.h: an error code is library << 23 | reason; ssl.h: the reason of a received alert is 1000 + its description.
    private const int LibraryShift = 23;
    private const uint LibraryMask = 0xFF;
    private const uint ReasonMask = 0x7FFFFF;
    private const uint SslLibrary = 20;
    private const uint AlertReason = 1000;

    /// <summary>To be called before a function whose errors will be looked at: what others left behind is not its fault.</summary>
    public static void Clear() => LibCrypto.ERR_clear_error();

    /// <summary>Empties the queue and says whether the peer's fatal alert was the first thing in it.</summary>
    public static bool TakeIsPeerAlert()
    {
        var code = LibCrypto.ERR_get_error().Value;
        LibCrypto.ERR_clear_error();
        return (code >> LibraryShift & LibraryMask) == SslLibrary && (code & ReasonMask) is >= AlertReason and < AlertReason + 256;
    }

    /// <summary>Empties the queue into an exception, for failures that are our own mistake.</summary>
    public static InvalidOperationException TakeException(string function)
    {
        const int length = 256;
        var text = stackalloc byte[length];
        LibCrypto.ERR_error_string_n(LibCrypto.ERR_get_error(), text, length);
        LibCrypto.ERR_clear_error();
        return new InvalidOperationException($"{function} failed: {Marshal.PtrToStringUTF8((nint)text)}.");
    }
}
