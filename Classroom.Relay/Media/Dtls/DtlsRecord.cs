using System.Buffers.Binary;

namespace Classroom.Relay.Media.Dtls;

/// <summary>The outermost header (RFC 6347 §4.1): enough to tell a DTLS datagram from junk before OpenSSL sees it.</summary>
/// <remarks><code>| type (8) | version (16) | epoch (16) | sequence number (48) | length (16) | ...</code></remarks>
internal static class DtlsRecord
{
    private const int HeaderLength = 13;
    private const int LengthOffset = 11;
    private const byte ChangeCipherSpec = 20;
    private const byte ApplicationData = 23;

    // Versions count downwards from 0xFEFF; all have this first byte.
    private const byte MajorVersion = 0xFE;

    /// <summary>Whether the datagram begins with a whole record.</summary>
    public static bool IsAtStartOf(ReadOnlySpan<byte> datagram) =>
        datagram.Length >= HeaderLength
        && datagram[0] is >= ChangeCipherSpec and <= ApplicationData
        && datagram[1] == MajorVersion
        && BinaryPrimitives.ReadUInt16BigEndian(datagram[LengthOffset..]) <= datagram.Length - HeaderLength;
}
