using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>Writes one STUN message into a caller's buffer: attributes in the order of the calls, <see cref="Finish"/> last.</summary>
/// <remarks>The buffer must hold the whole message; <see cref="MaxIceMessage"/> bytes hold every message an ICE agent writes.</remarks>
public ref struct StunWriter
{
    /// <summary>Room for any message of an ICE agent: the user name is the only long part, at most 513 bytes (RFC 8489 §14.3).</summary>
    public const int MaxIceMessage = 640;

    private readonly Span<byte> _buffer;
    private int _length;

    public StunWriter(Span<byte> buffer, StunMessageType type, StunTransactionId transactionId)
    {
        _buffer = buffer;
        _length = StunFormat.HeaderLength;
        BinaryPrimitives.WriteUInt16BigEndian(buffer, (ushort)type);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[StunFormat.CookieOffset..], StunFormat.MagicCookie);
        transactionId.Write(buffer[StunFormat.TransactionOffset..]);
    }

    /// <summary>USERNAME of a check: the receiver's fragment first.</summary>
    public void Username(IceCredentials receiver, IceCredentials sender)
    {
        var (first, second) = (receiver.FragmentBytes, sender.FragmentBytes);
        var value = Attribute(StunAttribute.Username, first.Length + 1 + second.Length);
        first.CopyTo(value);
        value[first.Length] = (byte)':';
        second.CopyTo(value[(first.Length + 1)..]);
    }

    public void Priority(uint priority) => BinaryPrimitives.WriteUInt32BigEndian(Attribute(StunAttribute.Priority, sizeof(uint)), priority);

    public void UseCandidate() => Attribute(StunAttribute.UseCandidate, 0);

    public void IceControlling(ulong tieBreaker) =>
        BinaryPrimitives.WriteUInt64BigEndian(Attribute(StunAttribute.IceControlling, sizeof(ulong)), tieBreaker);

    public void IceControlled(ulong tieBreaker) =>
        BinaryPrimitives.WriteUInt64BigEndian(Attribute(StunAttribute.IceControlled, sizeof(ulong)), tieBreaker);

    public void XorMappedAddress(in TransportAddress address)
    {
        Span<byte> value = stackalloc byte[StunAddress.MaxLength];
        var length = StunAddress.Write(value, address, _buffer[StunFormat.CookieOffset..StunFormat.HeaderLength]);
        value[..length].CopyTo(Attribute(StunAttribute.XorMappedAddress, length));
    }

    /// <summary>ERROR-CODE: hundreds and rest apart, no reason phrase; it would be for people and nobody reads it here.</summary>
    public void Error(StunErrorCode code)
    {
        var value = Attribute(StunAttribute.ErrorCode, 4);
        value[2] = (byte)((int)code / 100);
        value[3] = (byte)((int)code % 100);
    }

    public void UnknownAttributes(ushort type) =>
        BinaryPrimitives.WriteUInt16BigEndian(Attribute(StunAttribute.UnknownAttributes, sizeof(ushort)), type);

    /// <summary>Adds MESSAGE-INTEGRITY and FINGERPRINT, which ICE wants in every message (RFC 8445 §7.2.2, §7.3), and closes the message.</summary>
    /// <param name="credentials">Of the side that receives a request, or that received the request this answers.</param>
    /// <returns>Length of the message.</returns>
    public int Finish(IceCredentials credentials)
    {
        var covered = _length;
        StunFormat.Integrity(_buffer[..covered], credentials.Integrity, Attribute(StunAttribute.MessageIntegrity, StunFormat.IntegrityLength));
        covered = _length;
        var fingerprint = Attribute(StunAttribute.Fingerprint, StunFormat.FingerprintLength);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[StunFormat.LengthOffset..], (ushort)(_length - StunFormat.HeaderLength));
        BinaryPrimitives.WriteUInt32BigEndian(fingerprint, StunFormat.Fingerprint(_buffer[..covered]));
        return _length;
    }

    private Span<byte> Attribute(StunAttribute type, int length)
    {
        var header = _buffer[_length..];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)length);
        var padded = StunFormat.Padded(length);
        var value = header.Slice(StunFormat.AttributeHeaderLength, padded);
        value.Clear();
        _length += StunFormat.AttributeHeaderLength + padded;
        return value[..length];
    }
}
