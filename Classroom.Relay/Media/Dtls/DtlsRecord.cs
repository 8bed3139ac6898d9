using System.Buffers.Binary;

namespace Classroom.Relay.Media.Dtls;

/// <summary>The outermost framing (RFC 6347 §4.1): enough to keep junk away from OpenSSL.</summary>
/// <remarks><code>| type (8) | version (16) | epoch (16) | sequence number (48) | length (16) | ...</code></remarks>
internal static class DtlsRecord
{
    /// <summary>DTLS 1.2, as records carry it.</summary>
    public const ushort Version = 0xFEFD;

    private const int HeaderLength = 13;
    private const int EpochOffset = 3;
    private const int LengthOffset = 11;
    private const byte ChangeCipherSpec = 20;
    private const byte ApplicationData = 23;

    // Versions count downwards from 0xFEFF; all have this first byte.
    private const byte MajorVersion = 0xFE;

    // Explicit nonce and tag of AES-GCM (RFC 5288 §3). OpenSSL 3.0 ends the connection over an encrypted record shorter than this
    // (measured with 3.0.19: SSL_ERROR_SYSCALL), which would let anybody who can forge an address end it.
    private const int MinEncryptedLength = 8 + 16;

    /// <summary>Whether the datagram is a row of whole records and nothing else.</summary>
    public static bool AreAllIn(ReadOnlySpan<byte> datagram)
    {
        if (datagram.IsEmpty)
        {
            return false;
        }

        while (!datagram.IsEmpty)
        {
            if (datagram.Length < HeaderLength || datagram[0] is < ChangeCipherSpec or > ApplicationData || datagram[1] != MajorVersion)
            {
                return false;
            }

            var epoch = BinaryPrimitives.ReadUInt16BigEndian(datagram[EpochOffset..]);
            var length = LengthOfFirstIn(datagram);
            if (length > datagram.Length || (epoch > 0 && length < HeaderLength + MinEncryptedLength))
            {
                return false;
            }

            datagram = datagram[length..];
        }

        return true;
    }

    /// <summary>Bytes of the first record with its header, as the header says.</summary>
    public static int LengthOfFirstIn(ReadOnlySpan<byte> datagram) =>
        HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(datagram[LengthOffset..]);
}
