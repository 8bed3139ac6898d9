using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>Writes <see cref="TransportFeedback"/>: symbols packed into the fewest chunks a look ahead finds, then the deltas.</summary>
public static class TransportFeedbackWriter
{
    /// <summary>Stands for a packet that has not arrived.</summary>
    public const long NotReceived = long.MinValue;

    /// <summary>Packets one message may report on: what <see cref="MinRoom"/> holds even if all but one are lost.</summary>
    public const int MaxStatuses = 1024;

    /// <summary>Least room a message is given.</summary>
    public const int MinRoom = 512;

    private const int NarrowVector = 14;
    private const int WideVector = 7;

    /// <summary>Writes one message from the front of <paramref name="arrivals"/>. It ends where it is full or where a delta does not fit 16 bits.</summary>
    /// <param name="destination">At least <see cref="MinRoom"/> bytes.</param>
    /// <param name="first">Sequence number of the first arrival.</param>
    /// <param name="arrivals">
    /// Ticks of 250 us, not negative, or <see cref="NotReceived"/>; at most <see cref="MaxStatuses"/>, the last one received.
    /// </param>
    /// <param name="reported">How many the message reports on, at least one.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(
        Span<byte> destination, Ssrc sender, Ssrc media, SequenceNumber first, byte feedbackCount, ReadOnlySpan<long> arrivals, out int reported)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, MinRoom, nameof(destination));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arrivals.Length, MaxStatuses, nameof(arrivals));
        Span<byte> symbols = stackalloc byte[arrivals.Length];
        var reference = FirstReceived(arrivals) / TransportFeedback.TicksPerReference;
        reported = ChooseSymbols(symbols, arrivals, reference, destination.Length);

        var information = destination[FeedbackMessage.HeaderLength..];
        BinaryPrimitives.WriteUInt16BigEndian(information, first.Value);
        BinaryPrimitives.WriteUInt16BigEndian(information[2..], (ushort)reported);
        BinaryPrimitives.WriteUInt32BigEndian(information[4..], ((uint)reference << 8) | feedbackCount);
        var length = FeedbackMessage.HeaderLength + TransportFeedback.FixedLength;
        length += WriteChunks(destination[length..], symbols[..reported]);
        length += WriteDeltas(destination[length..], symbols[..reported], arrivals, reference);

        var padding = -length & 3;
        destination.Slice(length, padding).Clear();
        length += padding;
        FeedbackMessage.WriteHeader(destination, RtcpPacketType.TransportFeedback, TransportFeedback.Format, length, sender, media);
        if (padding > 0)
        {
            // Zero bytes alone are what the draft shows; counted padding is what libwebrtc writes and reads.
            destination[length - 1] = (byte)padding;
            RtcpPacket.MarkPadded(destination);
        }

        return length;
    }

    private static long FirstReceived(ReadOnlySpan<long> arrivals) => arrivals[arrivals.IndexOfAnyExcept(NotReceived)];

    /// <summary>Decides how many packets fit and how long each one's delta is. The last one is always a received one.</summary>
    private static int ChooseSymbols(Span<byte> symbols, ReadOnlySpan<long> arrivals, long reference, int room)
    {
        // Up to three bytes are padding; a chunk holds at least seven symbols, the last one maybe fewer.
        var free = room - FeedbackMessage.HeaderLength - TransportFeedback.FixedLength - TransportFeedback.ChunkLength - 3;
        var previous = reference * TransportFeedback.TicksPerReference;
        var deltas = 0;
        var count = 0;
        for (var i = 0; i < arrivals.Length; i++)
        {
            symbols[i] = 0;
            if (arrivals[i] == NotReceived)
            {
                continue;
            }

            var delta = arrivals[i] - previous;
            symbols[i] = delta is >= 0 and <= byte.MaxValue ? (byte)1 : (byte)2;
            deltas += symbols[i];
            if (delta is < short.MinValue or > short.MaxValue || deltas + i / WideVector * TransportFeedback.ChunkLength > free)
            {
                break;
            }

            previous = arrivals[i];
            count = i + 1;
        }

        return count;
    }

    private static int WriteChunks(Span<byte> destination, ReadOnlySpan<byte> symbols)
    {
        var length = 0;
        while (!symbols.IsEmpty)
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination[length..], NextChunk(symbols, out var used));
            symbols = symbols[used..];
            length += TransportFeedback.ChunkLength;
        }

        return length;
    }

    private static ushort NextChunk(ReadOnlySpan<byte> symbols, out int used)
    {
        var run = symbols.IndexOfAnyExcept(symbols[0]);
        run = Math.Min(run < 0 ? symbols.Length : run, TransportFeedback.MaxRunLength);
        var narrow = symbols[..Math.Min(symbols.Length, NarrowVector)];
        var isNarrow = !narrow.Contains((byte)2);
        if (run >= (isNarrow ? narrow.Length : Math.Min(symbols.Length, WideVector)))
        {
            used = run;
            return (ushort)((symbols[0] << 13) | run);
        }

        used = isNarrow ? narrow.Length : Math.Min(symbols.Length, WideVector);
        var chunk = isNarrow ? TransportFeedback.VectorBit : TransportFeedback.VectorBit | TransportFeedback.WideBit;
        for (var i = 0; i < used; i++)
        {
            chunk |= symbols[i] << (isNarrow ? 13 - i : 12 - 2 * i);
        }

        return (ushort)chunk;
    }

    private static int WriteDeltas(Span<byte> destination, ReadOnlySpan<byte> symbols, ReadOnlySpan<long> arrivals, long reference)
    {
        var previous = reference * TransportFeedback.TicksPerReference;
        var length = 0;
        for (var i = 0; i < symbols.Length; i++)
        {
            if (symbols[i] == 0)
            {
                continue;
            }

            var delta = arrivals[i] - previous;
            previous = arrivals[i];
            if (symbols[i] == 1)
            {
                destination[length++] = (byte)delta;
            }
            else
            {
                BinaryPrimitives.WriteInt16BigEndian(destination[length..], (short)delta);
                length += sizeof(short);
            }
        }

        return length;
    }
}
