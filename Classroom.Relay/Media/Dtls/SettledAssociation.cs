using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Classroom.Relay.Media.Dtls;

/// <summary>
/// What is left of an association once its handshake is over: keys and last flight, half a kilobyte, in place of the 40 kB that OpenSSL keeps
/// (its handshake buffer above all, which it cannot be told to give back). It knows the three things that may still come: an alert, the
/// peer's repeated last flight, and our own farewell. Records as in RFC 6347 §4.1, protected as in RFC 5288 §3.
/// </summary>
internal sealed class SettledAssociation(RecordKeys keys, IReadOnlyList<byte[]> lastFlight)
{
    private const int HeaderBytes = 13;
    private const int SequenceOffset = 3;
    private const int LengthOffset = 11;
    private const int NonceBytes = 8;
    private const int TagBytes = 16;
    private const int AlertBytes = 2;
    private const int AlertRecordBytes = HeaderBytes + NonceBytes + AlertBytes + TagBytes;

    private const byte ChangeCipherSpec = 20;
    private const byte Alert = 21;
    private const byte Handshake = 22;
    private const byte Warning = 1;
    private const byte Fatal = 2;
    private const byte CloseNotify = 0;

    // Records of the first epoch are in the clear, and anybody can write them.
    private const ushort Protected = 1;

    /// <summary>Beyond what OpenSSL has used in a handshake, so that no sequence number, and with it no nonce of ours, comes twice.</summary>
    private const ulong FirstSequence = 1 << 20;

    private ulong _nextSequence = FirstSequence;

    /// <summary>Reads a datagram of whole records.</summary>
    public SettledEvent Receive(ReadOnlySpan<byte> datagram)
    {
        var seen = SettledEvent.Nothing;
        while (seen == SettledEvent.Nothing && !datagram.IsEmpty)
        {
            var length = DtlsRecord.LengthOfFirstIn(datagram);
            seen = Read(datagram[..length]);
            datagram = datagram[length..];
        }

        return seen;
    }

    /// <summary>Sends the last flight again, unchanged: a peer that has it drops it as a replay.</summary>
    public void Repeat(IDtlsOutput output)
    {
        foreach (var datagram in lastFlight)
        {
            output.SendDtls(datagram);
        }
    }

    /// <summary>Sends close_notify.</summary>
    public void SayGoodbye(IDtlsOutput output)
    {
        Span<byte> record = stackalloc byte[AlertRecordBytes];
        record[0] = Alert;
        BinaryPrimitives.WriteUInt16BigEndian(record[1..], DtlsRecord.Version);
        BinaryPrimitives.WriteUInt64BigEndian(record[SequenceOffset..], ((ulong)Protected << 48) | _nextSequence++);
        BinaryPrimitives.WriteUInt16BigEndian(record[LengthOffset..], AlertRecordBytes - HeaderBytes);
        var nonce = record.Slice(HeaderBytes, NonceBytes);
        record.Slice(SequenceOffset, NonceBytes).CopyTo(nonce);
        using var cipher = new AesGcm(keys.WriteKey, TagBytes);
        cipher.Encrypt(
            [.. keys.WriteSalt, .. nonce], [Warning, CloseNotify], record.Slice(HeaderBytes + NonceBytes, AlertBytes), record[^TagBytes..], AssociatedOf(record));
        output.SendDtls(record);
    }

    private SettledEvent Read(ReadOnlySpan<byte> record)
    {
        switch (record[0])
        {
            case ChangeCipherSpec or Handshake:
                return SettledEvent.FlightRepeated;
            case Alert when record.Length == AlertRecordBytes && BinaryPrimitives.ReadUInt16BigEndian(record[SequenceOffset..]) == Protected:
                return ReadAlert(record);
            default:
                return SettledEvent.Nothing;
        }
    }

    private SettledEvent ReadAlert(ReadOnlySpan<byte> record)
    {
        Span<byte> alert = stackalloc byte[AlertBytes];
        using var cipher = new AesGcm(keys.ReadKey, TagBytes);
        try
        {
            var nonce = record.Slice(HeaderBytes, NonceBytes);
            cipher.Decrypt([.. keys.ReadSalt, .. nonce], record.Slice(HeaderBytes + NonceBytes, AlertBytes), record[^TagBytes..], alert, AssociatedOf(record));
        }
        catch (AuthenticationTagMismatchException)
        {
            return SettledEvent.Nothing;
        }

        return alert[1] == CloseNotify ? SettledEvent.PeerClosed
            : alert[0] == Fatal ? SettledEvent.PeerAlert
            : SettledEvent.Nothing;
    }

    /// <summary>Epoch and sequence number, type, version, and the length of the plain text.</summary>
    private static byte[] AssociatedOf(ReadOnlySpan<byte> record) =>
        [.. record.Slice(SequenceOffset, NonceBytes), .. record[..SequenceOffset], 0, AlertBytes];
}
