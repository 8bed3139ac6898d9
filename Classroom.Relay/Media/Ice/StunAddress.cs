using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>
/// The value of XOR-MAPPED-ADDRESS (RFC 8489 §14.2): family, port and address, the latter two XORed with cookie and transaction id
/// so that no NAT rewrites them on the way.
/// </summary>
internal static class StunAddress
{
    public const int MaxLength = 20;
    private const int IPv4Length = 8;
    private const byte IPv4 = 1;
    private const byte IPv6 = 2;

    /// <summary>Writes the value and returns its length.</summary>
    /// <param name="mask">Cookie and transaction id as they stand in the header, 16 bytes.</param>
    public static int Write(Span<byte> value, in TransportAddress address, ReadOnlySpan<byte> mask)
    {
        var ip = address.IsIPv6
            ? TransportAddress.SocketAddress(address).Slice(8, 16)
            : TransportAddress.SocketAddress(address).Slice(4, 4);
        value[0] = 0;
        value[1] = address.IsIPv6 ? IPv6 : IPv4;
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(address.Port ^ BinaryPrimitives.ReadUInt16BigEndian(mask)));
        for (var i = 0; i < ip.Length; i++)
        {
            value[4 + i] = (byte)(ip[i] ^ mask[i]);
        }

        return 4 + ip.Length;
    }

    public static bool TryRead(ReadOnlySpan<byte> value, ReadOnlySpan<byte> mask, out TransportAddress address)
    {
        address = default;
        var isIPv6 = value.Length == MaxLength && value[1] == IPv6;
        if (!isIPv6 && (value.Length != IPv4Length || value[1] != IPv4))
        {
            return false;
        }

        // A sockaddr: family in host order, port in network order, then (IPv6 only) four bytes of flow label before the address.
        Span<byte> socketAddress = stackalloc byte[TransportAddress.MaxLength];
        socketAddress.Clear();
        BitConverter.TryWriteBytes(socketAddress, (ushort)(isIPv6 ? 10 : 2));
        socketAddress[2] = (byte)(value[2] ^ mask[0]);
        socketAddress[3] = (byte)(value[3] ^ mask[1]);
        var ip = socketAddress[(isIPv6 ? 8 : 4)..];
        for (var i = 0; i < value.Length - 4; i++)
        {
            ip[i] = (byte)(value[4 + i] ^ mask[i]);
        }

        return TransportAddress.TryRead(socketAddress, out address);
    }
}
