using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>Layout and sums that reader and writer share.</summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3
/// |0 0|     message type (14)     |        length, header excluded        |
/// |                    magic cookie 0x2112A442                            |
/// |                    transaction id (96 bits)                           |
/// | attribute type (16) | value length (16) | value, padded to 32 bits ...|
/// </code>
/// </remarks>
internal static class StunFormat
{
    public const int HeaderLength = 20;
    public const int AttributeHeaderLength = 4;
    public const int LengthOffset = 2;
    public const int CookieOffset = 4;
    public const int TransactionOffset = 8;
    public const uint MagicCookie = 0x2112A442;

    /// <summary>Longest message taken. ICE messages have 100 to 200 bytes; what is longer is none.</summary>
    public const int MaxMessage = 1024;

    public const int IntegrityLength = 20;
    public const int FingerprintLength = 4;

    // RFC 8489 §14.7: keeps the sum apart from CRCs other protocols put at the end of a datagram.
    private const uint FingerprintXor = 0x5354554E;

    private static readonly uint[] CrcTable = BuildCrcTable();

    /// <summary>Bytes a value takes with its padding.</summary>
    public static int Padded(int length) => (length + 3) & ~3;

    /// <summary>Value of FINGERPRINT for a message whose header already counts that attribute.</summary>
    /// <param name="before">All bytes before the attribute.</param>
    public static uint Fingerprint(ReadOnlySpan<byte> before)
    {
        var crc = uint.MaxValue;
        foreach (var value in before)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ crc >> 8;
        }

        return ~crc ^ FingerprintXor;
    }

    /// <summary>Value of MESSAGE-INTEGRITY (RFC 8489 §14.5): the header's length must count up to the end of that attribute.</summary>
    /// <param name="before">All bytes before the attribute; its length field is set here.</param>
    public static void Integrity(Span<byte> before, HmacSha1 key, Span<byte> destination)
    {
        var counted = before.Length - HeaderLength + AttributeHeaderLength + IntegrityLength;
        BinaryPrimitives.WriteUInt16BigEndian(before[LengthOffset..], (ushort)counted);
        key.Compute(before, default, destination);
    }

    /// <summary>CRC-32 of ISO 3309, reflected polynomial 0xEDB88320.</summary>
    private static uint[] BuildCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
