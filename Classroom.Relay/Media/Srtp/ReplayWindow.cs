namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// Which of the newest 1024 indices of one source were received (RFC 3711 3.3.2). 64 would satisfy the RFC; retransmissions at video rates
/// come later than that. Callers mark an index only after the packet was authenticated.
/// </summary>
internal sealed class ReplayWindow
{
    /// <summary>Indices remembered.</summary>
    public const int Size = 1024;

    private const int WordBits = 64;

    // Bit i % Size belongs to index i. Bits of indices above the highest are always clear.
    private readonly ulong[] _seen = new ulong[Size / WordBits];

    /// <summary>The window begins with its first index, which is marked.</summary>
    public ReplayWindow(ulong first)
    {
        Highest = first;
        Set(first);
    }

    /// <summary>The highest index marked so far.</summary>
    public ulong Highest { get; private set; }

    /// <summary>Whether <paramref name="index"/> is new: not marked and not older than the window.</summary>
    public bool Accepts(ulong index) =>
        index > Highest || (Highest - index < Size && (_seen[Word(index)] & Bit(index)) == 0);

    /// <summary>Remembers an index that <see cref="Accepts"/> accepts.</summary>
    public void Mark(ulong index)
    {
        if (index > Highest)
        {
            Advance(index);
        }

        Set(index);
    }

    private void Advance(ulong index)
    {
        if (index - Highest >= Size)
        {
            Array.Clear(_seen);
        }
        else
        {
            for (var skipped = Highest + 1; skipped < index; skipped++)
            {
                _seen[Word(skipped)] &= ~Bit(skipped);
            }

            _seen[Word(index)] &= ~Bit(index);
        }

        Highest = index;
    }

    private void Set(ulong index) => _seen[Word(index)] |= Bit(index);

    private static int Word(ulong index) => (int)(index % Size / WordBits);

    private static ulong Bit(ulong index) => 1UL << (int)(index % WordBits);
}
