using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>
/// What the native callbacks of one connection need, in native memory, so that a callback touches no managed object and can throw nothing.
/// The BIO owns it and frees it.
/// </summary>
internal unsafe struct ConnectionState
{
    /// <summary>What is left of the datagram of the present call, whole records, or null when all was read. Valid only during the call.</summary>
    public byte* Input;

    public int InputLength;

    /// <summary>Datagrams written during the present call.</summary>
    public DatagramQueue Output;

    /// <summary>Fingerprints of which the peer's certificate must have one.</summary>
    public DtlsFingerprint* Expected;

    public int ExpectedCount;

    /// <summary>Whether a certificate was seen and had an expected fingerprint.</summary>
    public bool IsPeerVerified;

    /// <summary>Whether a certificate was seen and refused.</summary>
    public bool IsPeerRefused;

    public static ConnectionState* Create(IReadOnlyList<DtlsFingerprint> expected)
    {
        var state = (ConnectionState*)NativeMemory.AllocZeroed((nuint)sizeof(ConnectionState));
        state->Expected = (DtlsFingerprint*)NativeMemory.Alloc((nuint)expected.Count, (nuint)sizeof(DtlsFingerprint));
        state->ExpectedCount = expected.Count;
        for (var i = 0; i < expected.Count; i++)
        {
            state->Expected[i] = expected[i];
        }

        return state;
    }

    public static void Free(ConnectionState* state)
    {
        state->Output.Free();
        NativeMemory.Free(state->Expected);
        NativeMemory.Free(state);
    }

    /// <summary>Compares a certificate's digest with the expected ones and notes the result.</summary>
    public bool Verify(DtlsFingerprint actual)
    {
        IsPeerVerified = new ReadOnlySpan<DtlsFingerprint>(Expected, ExpectedCount).Contains(actual);
        IsPeerRefused = !IsPeerVerified;
        return IsPeerVerified;
    }
}
