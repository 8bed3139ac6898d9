using System.Buffers.Binary;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// An IP address and port, stored as the kernel's own <c>sockaddr_in</c> or <c>sockaddr_in6</c>, so the host passes it to system calls
/// without conversion and tables hash it in a few instructions. Padding and flow label are kept zero, so equal addresses are equal bytes.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = MaxLength)]
public readonly struct TransportAddress : IEquatable<TransportAddress>
{
    /// <summary>Bytes of a <c>sockaddr_in6</c>, the longer of the two.</summary>
    public const int MaxLength = 28;

    private const int IPv4Length = 16;

    // Linux numbers, see socket(2). The family is in host order, the port in network order.
    private const ushort FamilyIPv4 = 2;
    private const ushort FamilyIPv6 = 10;

    [FieldOffset(0)] private readonly ulong _familyPortAndIPv4;
    [FieldOffset(8)] private readonly ulong _ipv6High;
    [FieldOffset(16)] private readonly ulong _ipv6Low;
    [FieldOffset(24)] private readonly uint _scope;
    [FieldOffset(0)] private readonly ushort _family;
    [FieldOffset(2)] private readonly ushort _portBigEndian;
    [FieldOffset(4)] private readonly uint _ipv4OrFlow;

    /// <summary>Whether this is <c>default</c>: no address.</summary>
    public bool IsEmpty => _family == 0;

    public bool IsIPv6 => _family == FamilyIPv6;

    /// <summary>Port in host order.</summary>
    public int Port => BinaryPrimitives.ReverseEndianness(_portBigEndian);

    /// <summary>Bytes of <see cref="SocketAddress"/> that count: 16 for IPv4, 28 for IPv6, 0 when empty.</summary>
    public int Length => _family switch { FamilyIPv4 => IPv4Length, FamilyIPv6 => MaxLength, _ => 0 };

    public static bool operator ==(in TransportAddress left, in TransportAddress right) => left.Equals(in right);

    public static bool operator !=(in TransportAddress left, in TransportAddress right) => !left.Equals(in right);

    /// <summary>The raw socket address of <paramref name="address"/>, <see cref="Length"/> bytes long.</summary>
    public static ReadOnlySpan<byte> SocketAddress(in TransportAddress address) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<TransportAddress>(in address))[..address.Length];

    /// <summary>Takes over what the kernel wrote. False for families other than IP and for a length too short for the family.</summary>
    public static bool TryRead(ReadOnlySpan<byte> socketAddress, out TransportAddress address)
    {
        address = default;
        if (socketAddress.Length < sizeof(ushort))
        {
            return false;
        }

        var length = MemoryMarshal.Read<ushort>(socketAddress) switch { FamilyIPv4 => 8, FamilyIPv6 => MaxLength, _ => int.MaxValue };
        if (socketAddress.Length < length)
        {
            return false;
        }

        var bytes = MemoryMarshal.AsBytes(new Span<TransportAddress>(ref address));
        socketAddress[..length].CopyTo(bytes);
        if (address.IsIPv6)
        {
            bytes[4..8].Clear();
        }

        return true;
    }

    /// <summary>The address of an end point; an IPv6 scope is kept.</summary>
    public static TransportAddress FromIPEndPoint(IPEndPoint endPoint)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        bytes.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)endPoint.Port);
        if (endPoint.Address.TryWriteBytes(bytes.Slice(4, 4), out _))
        {
            MemoryMarshal.Write(bytes, FamilyIPv4);
        }
        else
        {
            bytes[4..8].Clear();
            endPoint.Address.TryWriteBytes(bytes[8..], out _);
            MemoryMarshal.Write(bytes, FamilyIPv6);
            MemoryMarshal.Write(bytes[24..], (uint)endPoint.Address.ScopeId);
        }

        return MemoryMarshal.Read<TransportAddress>(bytes);
    }

    /// <exception cref="InvalidOperationException">The address is empty.</exception>
    public IPEndPoint ToIPEndPoint()
    {
        var bytes = SocketAddress(in this);
        return _family switch
        {
            FamilyIPv4 => new IPEndPoint(new IPAddress(bytes.Slice(4, 4)), Port),
            FamilyIPv6 => new IPEndPoint(new IPAddress(bytes.Slice(8, 16), _scope), Port),
            _ => throw new InvalidOperationException("An empty transport address has no end point."),
        };
    }

    public bool Equals(TransportAddress other) => Equals(in other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(in TransportAddress other) =>
        _familyPortAndIPv4 == other._familyPortAndIPv4 && _ipv6High == other._ipv6High && _ipv6Low == other._ipv6Low && _scope == other._scope;

    public override bool Equals(object? obj) => obj is TransportAddress other && Equals(in other);

    public override int GetHashCode() => HashCode.Combine(_familyPortAndIPv4, _ipv6High, _ipv6Low, _scope);

    public override string ToString() => IsEmpty ? "(none)" : ToIPEndPoint().ToString();
}
