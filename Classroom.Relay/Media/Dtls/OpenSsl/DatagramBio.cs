using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>
/// The BIO between OpenSSL and the session: one write gives one datagram, and one read takes one record, because OpenSSL 3.0 drops what
/// follows a repeated message in what it read at once. A memory BIO would lose both boundaries.
/// </summary>
internal static unsafe class DatagramBio
{
    // bio.h: BIO_TYPE_SOURCE_SINK, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY, BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY, BIO_CTRL_FLUSH.
    private const int SourceSink = 0x0400;
    private const int RetryRead = 0x01 | 0x08;
    private const int RetryMask = 0x07 | 0x08;
    private const int Flush = 11;

    private static readonly nint Method = CreateMethod();

    /// <summary>A BIO that owns <paramref name="state"/>. Zero when OpenSSL has no memory.</summary>
    public static nint Create(ConnectionState* state)
    {
        var bio = LibCrypto.BIO_new(Method);
        if (bio != 0)
        {
            LibCrypto.BIO_set_data(bio, state);
            LibCrypto.BIO_set_init(bio, 1);
        }

        return bio;
    }

    /// <summary>One method for the life of the process; it is never freed.</summary>
    private static nint CreateMethod()
    {
        var method = LibCrypto.BIO_meth_new(LibCrypto.BIO_get_new_index() | SourceSink, "datagram");
        LibCrypto.BIO_meth_set_write(method, &Write);
        LibCrypto.BIO_meth_set_read(method, &Read);
        LibCrypto.BIO_meth_set_ctrl(method, &Control);
        LibCrypto.BIO_meth_set_destroy(method, &Destroy);
        return method;
    }

    private static ConnectionState* StateOf(nint bio) => (ConnectionState*)LibCrypto.BIO_get_data(bio);

    [UnmanagedCallersOnly]
    private static int Write(nint bio, byte* data, int length)
    {
        try
        {
            StateOf(bio)->Output.Append(new ReadOnlySpan<byte>(data, length));
            return length;
        }
        catch (OutOfMemoryException)
        {
            // Nothing may be thrown through OpenSSL; to it the datagram is lost, as any datagram may be.
            return length;
        }
    }

    [UnmanagedCallersOnly]
    private static int Read(nint bio, byte* buffer, int capacity)
    {
        LibCrypto.BIO_clear_flags(bio, RetryMask);
        var state = StateOf(bio);
        if (state->Input is null)
        {
            LibCrypto.BIO_set_flags(bio, RetryRead);
            return -1;
        }

        var input = new ReadOnlySpan<byte>(state->Input, state->InputLength);
        var record = input[..DtlsRecord.LengthOfFirstIn(input)];
        state->InputLength -= record.Length;
        state->Input = state->InputLength == 0 ? null : state->Input + record.Length;

        // A record longer than any OpenSSL could want is cut, and so dropped.
        record = record[..Math.Min(capacity, record.Length)];
        record.CopyTo(new Span<byte>(buffer, capacity));
        return record.Length;
    }

    [UnmanagedCallersOnly]
    private static nint Control(nint bio, int command, nint value, void* pointer) => command == Flush ? 1 : 0;

    [UnmanagedCallersOnly]
    private static int Destroy(nint bio)
    {
        ConnectionState.Free(StateOf(bio));
        return 1;
    }
}
