using System.Buffers.Binary;

namespace Classroom.Relay.Media.Rtp.HeaderExtensions;

/// <summary>
/// Lays out the header of every packet one consumer sends: fixed header, the relay's own elements (transport sequence, send time, MID), then the
/// elements passed on from the publisher under the consumer's ids. The own elements are a template made once; per packet they are copied and patched.
/// </summary>
public sealed class OutgoingHeader
{
    private const int TransportSequenceLength = 2;
    private const int BlockHeaderLength = 4;
    private const int MaxId = byte.MaxValue;

    // Transport sequence, send time, MID and play-out delay with two-byte heads.
    private const int MaxOwnLength = 32;

    private readonly ExtensionTemplate _oneByte;
    private readonly ExtensionTemplate _twoByte;
    private readonly byte[]? _passed;
    private readonly bool _onlyTwoByte;

    /// <param name="ids">The receiver's ids; only MID, transport sequence and send time are written.</param>
    /// <param name="mid">Media section at the receiver, in UTF-8, 1 to 16 bytes; not written when empty.</param>
    /// <param name="playout">Written into every packet; null for none.</param>
    /// <param name="passed">Elements passed on: the publisher's id and the receiver's. Ids the relay writes itself must not be among them.</param>
    /// <exception cref="ArgumentException">The MID is longer than an element of the one-byte form.</exception>
    public OutgoingHeader(in HeaderExtensionIds ids, ReadOnlySpan<byte> mid, ReadOnlySpan<(byte From, byte To)> passed, PlayoutDelay? playout = null)
    {
        if (mid.Length > ExtensionElements.OneByteMaxLength)
        {
            throw new ArgumentException("A MID has at most 16 bytes.", nameof(mid));
        }

        _onlyTwoByte = Math.Max(ids.TransportSequence, Math.Max(ids.AbsoluteSendTime, Math.Max(ids.Mid, playout is null ? (byte)0 : ids.PlayoutDelay))) > ExtensionElements.OneByteMaxId;
        if (!passed.IsEmpty)
        {
            _passed = new byte[MaxId + 1];
            foreach (var (from, to) in passed)
            {
                _passed[from] = to;
                _onlyTwoByte |= to > ExtensionElements.OneByteMaxId;
            }
        }

        _twoByte = new ExtensionTemplate(ids, mid, playout, twoByte: true);
        _oneByte = _onlyTwoByte ? _twoByte : new ExtensionTemplate(ids, mid, playout, twoByte: false);
    }

    /// <summary>Most bytes <see cref="Write"/> of whatever consumer needs for a packet with this header.</summary>
    public static int Bound(in RtpHeader source) => MaxLength(source, MaxOwnLength, MaxPassed(source));

    /// <summary>Most bytes <see cref="Write"/> needs for a packet with this header.</summary>
    public int MaxLength(in RtpHeader source) => MaxLength(source, _twoByte.Length, _passed is null ? 0 : MaxPassed(source));

    /// <summary>Writes the header that goes in front of the forwarded payload. No padding: payloads are forwarded without theirs.</summary>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="source">Header of the received packet.</param>
    /// <param name="packet">The received packet: contributing sources and passed elements are read from it.</param>
    /// <returns>Bytes written: where the payload begins.</returns>
    public int Write(Span<byte> destination, in RtpHeader source, ReadOnlySpan<byte> packet, in OutgoingRtp outgoing)
    {
        var block = WriteFixed(destination, source, packet, outgoing);
        var length = _passed is null || !source.HasExtension
            ? _oneByte.Write(destination[block..], outgoing)
            : WriteWithPassed(destination[block..], source.Extensions(packet), _passed, outgoing);

        // Without elements there is no block at all.
        if (length == BlockHeaderLength)
        {
            return block;
        }

        destination[0] |= 0x10;
        return block + length;
    }

    private static int MaxLength(in RtpHeader source, int own, int passed) => source.ExtensionOffset + BlockHeaderLength + own + passed + 3;

    // Changing the one-byte form into the two-byte form adds a byte per element, of which there are at least two.
    private static int MaxPassed(in RtpHeader source) => (source.Length - source.ExtensionOffset) * 3 / 2;

    private static int WriteFixed(Span<byte> destination, in RtpHeader source, ReadOnlySpan<byte> packet, in OutgoingRtp outgoing)
    {
        var contributing = source.ContributingSources;
        var second = (outgoing.Marker ? 0x80u : 0) | outgoing.PayloadType;
        var head = destination[..RtpHeader.FixedLength];
        BinaryPrimitives.WriteUInt32BigEndian(head, ((0x80u | (uint)contributing) << 24) | (second << 16) | outgoing.Sequence.Value);
        BinaryPrimitives.WriteUInt32BigEndian(head[4..], outgoing.Timestamp.Value);
        BinaryPrimitives.WriteUInt32BigEndian(head[8..], outgoing.Ssrc.Value);
        if (contributing == 0)
        {
            return RtpHeader.FixedLength;
        }

        packet[RtpHeader.FixedLength..source.ExtensionOffset].CopyTo(destination[RtpHeader.FixedLength..]);
        return source.ExtensionOffset;
    }

    private int WriteWithPassed(Span<byte> block, ExtensionElements elements, byte[] passed, in OutgoingRtp outgoing)
    {
        var twoByte = _onlyTwoByte || (elements.IsTwoByte && !FitOneByte(elements));
        var template = twoByte ? _twoByte : _oneByte;
        template.Write(block, outgoing);
        var at = BlockHeaderLength + template.Length;
        foreach (var element in elements)
        {
            var id = passed[element.Id];
            if (id != 0)
            {
                at += WriteElement(block[at..], id, element.Data, twoByte);
            }
        }

        while ((at & 3) != 0)
        {
            block[at++] = 0;
        }

        BinaryPrimitives.WriteUInt16BigEndian(block[2..], (ushort)((at - BlockHeaderLength) / 4));
        return at;
    }

    private static int WriteElement(Span<byte> destination, byte id, ReadOnlySpan<byte> data, bool twoByte)
    {
        var head = ExtensionTemplate.WriteHead(destination, id, data.Length, twoByte);
        var to = destination.Slice(head, data.Length);

        // Most elements have one to three bytes: a call to copy would cost more than the loop.
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = data[i];
        }

        return head + data.Length;
    }

    /// <summary>Whether all passed elements may be said in the one-byte form, which every receiver understands.</summary>
    private bool FitOneByte(ExtensionElements elements)
    {
        foreach (var element in elements)
        {
            if (_passed![element.Id] != 0 && element.Data.Length is 0 or > ExtensionElements.OneByteMaxLength)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A whole extension block with the relay's own elements in one form, and the places to patch.</summary>
    private sealed class ExtensionTemplate
    {
        private readonly byte[] _block;
        private readonly int _transportSequenceAt;
        private readonly int _sendTimeAt;

        public ExtensionTemplate(in HeaderExtensionIds ids, ReadOnlySpan<byte> mid, PlayoutDelay? playout, bool twoByte)
        {
            Span<byte> block = stackalloc byte[BlockHeaderLength + MaxOwnLength];
            block.Clear();
            var at = BlockHeaderLength;
            if (ids.TransportSequence != 0)
            {
                _transportSequenceAt = at += WriteHead(block[at..], ids.TransportSequence, TransportSequenceLength, twoByte);
                at += TransportSequenceLength;
            }

            if (ids.AbsoluteSendTime != 0)
            {
                _sendTimeAt = at += WriteHead(block[at..], ids.AbsoluteSendTime, AbsoluteSendTime.Length, twoByte);
                at += AbsoluteSendTime.Length;
            }

            if (ids.Mid != 0 && !mid.IsEmpty)
            {
                at += WriteElement(block[at..], ids.Mid, mid, twoByte);
            }

            if (ids.PlayoutDelay != 0 && playout is { } delay)
            {
                at += WriteHead(block[at..], ids.PlayoutDelay, PlayoutDelay.Length, twoByte);
                delay.Write(block[at..]);
                at += PlayoutDelay.Length;
            }

            Length = at - BlockHeaderLength;
            var words = (Length + 3) / 4;
            BinaryPrimitives.WriteUInt16BigEndian(block, twoByte ? ExtensionElements.TwoByteProfile : ExtensionElements.OneByteProfile);
            BinaryPrimitives.WriteUInt16BigEndian(block[2..], (ushort)words);
            _block = block[..(BlockHeaderLength + 4 * words)].ToArray();
        }

        /// <summary>Bytes of the elements, without the padding behind them.</summary>
        public int Length { get; }

        public static int WriteHead(Span<byte> destination, byte id, int length, bool twoByte)
        {
            if (!twoByte)
            {
                destination[0] = (byte)((id << 4) | (length - 1));
                return 1;
            }

            destination[0] = id;
            destination[1] = (byte)length;
            return 2;
        }

        /// <summary>Writes the block, padded to whole words.</summary>
        public int Write(Span<byte> destination, in OutgoingRtp outgoing)
        {
            _block.CopyTo(destination);

            // A place of 0 means absent: the block's header comes before every element.
            if (_transportSequenceAt != 0)
            {
                BinaryPrimitives.WriteUInt16BigEndian(destination[_transportSequenceAt..], outgoing.TransportSequence.Value);
            }

            if (_sendTimeAt != 0)
            {
                AbsoluteSendTime.Write(destination[_sendTimeAt..], outgoing.SentAt);
            }

            return _block.Length;
        }
    }
}
