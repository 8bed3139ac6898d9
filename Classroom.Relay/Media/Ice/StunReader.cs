using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>A STUN message read in place (RFC 8489 §5). Nothing in it is to be believed before <see cref="IsAuthentic"/> said so.</summary>
public ref struct StunReader
{
    private ReadOnlySpan<byte> _message;
    private int _integrityOffset;

    public StunMessageType Type { get; private set; }

    public StunTransactionId TransactionId { get; private set; }

    /// <summary>USERNAME as sent, in ICE <c>receiver:sender</c>. Empty when absent.</summary>
    public ReadOnlySpan<byte> Username { get; private set; }

    public uint? Priority { get; private set; }

    public bool UseCandidate { get; private set; }

    /// <summary>Tie-breaker of a sender that believes to be controlling.</summary>
    public ulong? IceControlling { get; private set; }

    /// <summary>Tie-breaker of a sender that believes to be controlled.</summary>
    public ulong? IceControlled { get; private set; }

    /// <summary>XOR-MAPPED-ADDRESS. Empty when absent.</summary>
    public TransportAddress MappedAddress { get; private set; }

    /// <summary>ERROR-CODE, 300..699. Zero when absent.</summary>
    public int ErrorCode { get; private set; }

    /// <summary>First attribute that must be understood and is not. Zero when there is none.</summary>
    public ushort UnknownAttribute { get; private set; }

    public readonly bool HasIntegrity => _integrityOffset > 0;

    /// <summary>
    /// Whom a check is for: the part of USERNAME before the colon. Looks at nothing else, since the transport that is found by it reads the
    /// message whole. Empty when there is no such part.
    /// </summary>
    public static ReadOnlySpan<byte> PeekReceiver(ReadOnlySpan<byte> datagram)
    {
        for (var offset = StunFormat.HeaderLength; offset + StunFormat.AttributeHeaderLength <= datagram.Length;)
        {
            var type = (StunAttribute)BinaryPrimitives.ReadUInt16BigEndian(datagram[offset..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[(offset + 2)..]);
            offset += StunFormat.AttributeHeaderLength;
            if (type == StunAttribute.Username)
            {
                return offset + length <= datagram.Length ? BeforeColon(datagram.Slice(offset, length)) : default;
            }

            offset += StunFormat.Padded(length);
        }

        return default;
    }

    /// <summary>
    /// Reads one datagram. False when it is not exactly one well-formed message, when FINGERPRINT is wrong, or when the method is not Binding.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out StunReader message)
    {
        message = default;
        if (datagram.Length is < StunFormat.HeaderLength or > StunFormat.MaxMessage
            || BinaryPrimitives.ReadUInt16BigEndian(datagram[StunFormat.LengthOffset..]) != datagram.Length - StunFormat.HeaderLength
            || BinaryPrimitives.ReadUInt32BigEndian(datagram[StunFormat.CookieOffset..]) != StunFormat.MagicCookie)
        {
            return false;
        }

        message._message = datagram;
        message.Type = (StunMessageType)BinaryPrimitives.ReadUInt16BigEndian(datagram);
        message.TransactionId = StunTransactionId.Read(datagram[StunFormat.TransactionOffset..]);
        return message.Type is StunMessageType.BindingRequest or StunMessageType.BindingIndication
                or StunMessageType.BindingSuccess or StunMessageType.BindingError
            && message.TryReadAttributes();
    }

    /// <summary>Whether MESSAGE-INTEGRITY is present and made with <paramref name="credentials"/>' password. Takes the same time for every wrong value.</summary>
    [SkipLocalsInit]
    public readonly bool IsAuthentic(IceCredentials credentials)
    {
        if (!HasIntegrity)
        {
            return false;
        }

        Span<byte> copy = stackalloc byte[StunFormat.MaxMessage];
        Span<byte> expected = stackalloc byte[StunFormat.IntegrityLength];
        _message[.._integrityOffset].CopyTo(copy);
        StunFormat.Integrity(copy[.._integrityOffset], credentials.Integrity, expected);
        var received = _message.Slice(_integrityOffset + StunFormat.AttributeHeaderLength, StunFormat.IntegrityLength);
        return CryptographicOperations.FixedTimeEquals(expected, received);
    }

    private static ReadOnlySpan<byte> BeforeColon(ReadOnlySpan<byte> username)
    {
        var colon = username.IndexOf((byte)':');
        return colon < 0 ? default : username[..colon];
    }

    private bool TryReadAttributes()
    {
        var offset = StunFormat.HeaderLength;
        while (offset < _message.Length)
        {
            if (_message.Length - offset < StunFormat.AttributeHeaderLength)
            {
                return false;
            }

            var type = (StunAttribute)BinaryPrimitives.ReadUInt16BigEndian(_message[offset..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(_message[(offset + 2)..]);
            var end = offset + StunFormat.AttributeHeaderLength + StunFormat.Padded(length);
            if (end > _message.Length)
            {
                return false;
            }

            // What follows MESSAGE-INTEGRITY is not covered by it and must be ignored, FINGERPRINT excepted (RFC 8489 §14.5).
            var value = _message.Slice(offset + StunFormat.AttributeHeaderLength, length);
            var isRead = type == StunAttribute.Fingerprint
                ? end == _message.Length && IsFingerprint(value, offset)
                : HasIntegrity || TryReadAttribute(type, value, offset);
            if (!isRead)
            {
                return false;
            }

            offset = end;
        }

        return true;
    }

    private readonly bool IsFingerprint(ReadOnlySpan<byte> value, int offset) =>
        value.Length == StunFormat.FingerprintLength
        && BinaryPrimitives.ReadUInt32BigEndian(value) == StunFormat.Fingerprint(_message[..offset]);

    private bool TryReadAttribute(StunAttribute type, ReadOnlySpan<byte> value, int offset)
    {
        switch (type)
        {
            case StunAttribute.Username:
                Username = value;
                return true;
            case StunAttribute.MessageIntegrity when value.Length == StunFormat.IntegrityLength:
                _integrityOffset = offset;
                return true;
            case StunAttribute.XorMappedAddress:
                var read = StunAddress.TryRead(value, _message[StunFormat.CookieOffset..StunFormat.HeaderLength], out var address);
                MappedAddress = address;
                return read;
            case StunAttribute.Priority when value.Length == sizeof(uint):
                Priority = BinaryPrimitives.ReadUInt32BigEndian(value);
                return true;
            case StunAttribute.UseCandidate when value.IsEmpty:
                UseCandidate = true;
                return true;
            case StunAttribute.IceControlling when value.Length == sizeof(ulong):
                IceControlling = BinaryPrimitives.ReadUInt64BigEndian(value);
                return true;
            case StunAttribute.IceControlled when value.Length == sizeof(ulong):
                IceControlled = BinaryPrimitives.ReadUInt64BigEndian(value);
                return true;
            case StunAttribute.ErrorCode when value.Length >= 4:
                ErrorCode = (value[2] & 7) * 100 + value[3];
                return true;
            case StunAttribute.MessageIntegrity or StunAttribute.Priority or StunAttribute.UseCandidate
                or StunAttribute.IceControlling or StunAttribute.IceControlled or StunAttribute.ErrorCode:
                return false;
            default:
                NoteUnknown(type);
                return true;
        }
    }

    private void NoteUnknown(StunAttribute type)
    {
        var isKnown = type is StunAttribute.MappedAddress or StunAttribute.UnknownAttributes or StunAttribute.Realm
            or StunAttribute.Nonce or StunAttribute.MessageIntegritySha256;
        if ((ushort)type < 0x8000 && !isKnown && UnknownAttribute == 0)
        {
            UnknownAttribute = (ushort)type;
        }
    }
}
