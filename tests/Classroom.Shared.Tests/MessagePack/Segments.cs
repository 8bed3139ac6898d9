using System.Buffers;

namespace Classroom.Shared.Tests.MessagePack;

/// <summary>Cuts bytes into the worst sequence a pipe could give.</summary>
internal static class Segments
{
    public static ReadOnlySequence<byte> OfOneByte(ReadOnlyMemory<byte> bytes)
    {
        var first = new Segment(bytes[..1], 0);
        var last = first;
        for (var i = 1; i < bytes.Length; i++)
        {
            last = last.Append(bytes.Slice(i, 1));
        }

        return new(first, 0, last, 1);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Memory = memory;
            RunningIndex = runningIndex;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
