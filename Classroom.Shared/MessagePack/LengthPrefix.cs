using System.Buffers;

namespace Classroom.Shared.MessagePack;

/// <summary>
/// SignalR's framing of binary messages: the length in bytes as a little-endian base-128 number of at most five bytes, then the message
/// (aspnetcore, HubProtocol.md, "MessagePack over the wire").
/// </summary>
internal static class LengthPrefix
{
    private const int MaxPrefixBytes = 5;

    /// <summary>Takes one whole message off the input. False when more bytes are needed; the input is then untouched.</summary>
    /// <exception cref="InvalidDataException">The length is malformed or above <paramref name="maxBytes"/>.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> input, int maxBytes, out ReadOnlySequence<byte> message)
    {
        message = default;
        var reader = new SequenceReader<byte>(input);
        var length = 0L;
        for (var read = 0; ; read++)
        {
            if (read == MaxPrefixBytes)
            {
                throw new InvalidDataException("The length of a message takes more than five bytes.");
            }

            if (!reader.TryRead(out var part))
            {
                return false;
            }

            length |= (long)(part & 0x7f) << (7 * read);
            if ((part & 0x80) == 0)
            {
                break;
            }
        }

        if (length > maxBytes)
        {
            throw new InvalidDataException($"A message of {length} bytes is longer than {maxBytes}.");
        }

        if (reader.Remaining < length)
        {
            return false;
        }

        message = input.Slice(reader.Position, length);
        input = input.Slice(message.End);
        return true;
    }

    /// <summary>Writes a length.</summary>
    public static void Write(int length, IBufferWriter<byte> output)
    {
        var rest = (uint)length;
        while (rest >= 0x80)
        {
            output.Write([(byte)(rest | 0x80)]);
            rest >>= 7;
        }

        output.Write([(byte)rest]);
    }
}
