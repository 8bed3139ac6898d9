namespace Classroom.Relay.Media.Rtcp;

/// <summary>The report blocks of a sender or receiver report, read as they are asked for.</summary>
public readonly ref struct ReportBlocks
{
    private readonly ReadOnlySpan<byte> _bytes;

    private ReportBlocks(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public int Count => _bytes.Length / ReportBlock.Length;

    public ReportBlock this[int index] => ReportBlock.Read(_bytes[(index * ReportBlock.Length)..]);

    public Enumerator GetEnumerator() => new(this);

    /// <summary>False if there is less than <paramref name="count"/> blocks; what follows them is a profile's extension and ignored.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> bytes, int count, out ReportBlocks blocks)
    {
        var isWhole = bytes.Length >= count * ReportBlock.Length;
        blocks = isWhole ? new ReportBlocks(bytes[..(count * ReportBlock.Length)]) : default;
        return isWhole;
    }

    internal static int Write(Span<byte> destination, ReadOnlySpan<ReportBlock> blocks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks.Length, ReportBlock.MaxPerReport, nameof(blocks));
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i].Write(destination[(i * ReportBlock.Length)..]);
        }

        return blocks.Length * ReportBlock.Length;
    }

    /// <summary>Walks the blocks front to back.</summary>
    public ref struct Enumerator
    {
        private readonly ReportBlocks _blocks;
        private int _index;

        internal Enumerator(ReportBlocks blocks)
        {
            _blocks = blocks;
            _index = -1;
        }

        public readonly ReportBlock Current => _blocks[_index];

        public bool MoveNext() => ++_index < _blocks.Count;
    }
}
