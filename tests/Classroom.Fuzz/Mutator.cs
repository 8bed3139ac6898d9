namespace Classroom.Fuzz;

/// <summary>Makes inputs out of a corpus: mostly valid bytes with a few of the damages that parsers get wrong.</summary>
public sealed class Mutator(IReadOnlyList<byte[]> corpus, Random random)
{
    private const int MaxDamages = 4;
    private const int MaxDatagram = 2048;
    private const int ShortRun = 33;
    private const int LongRun = 1025;

    // Values at which lengths, counts and signs turn over.
    private static readonly byte[] Edges = [0, 1, 2, 3, 4, 15, 16, 31, 32, 63, 64, 127, 128, 191, 192, 254, 255];

    private readonly int _maxLength = Math.Max(MaxDatagram, corpus.Max(bytes => bytes.Length));

    public byte[] Next()
    {
        var bytes = new List<byte>(Pick());
        for (var left = random.Next(MaxDamages + 1); left > 0; left--)
        {
            Damage(bytes);
        }

        return [.. bytes.Take(_maxLength)];
    }

    private byte[] Pick() => corpus[random.Next(corpus.Count)];

    private void Damage(List<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)random.Next(256));
            return;
        }

        var at = random.Next(bytes.Count);
        var count = Math.Min(random.Next(1, random.Next(16) == 0 ? LongRun : ShortRun), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes[at] = Edges[random.Next(Edges.Length)];
                break;
            case 3:
                bytes.RemoveRange(at, count);
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, count));
                break;
            case 6:
                var noise = new byte[count];
                random.NextBytes(noise);
                bytes.InsertRange(at, noise);
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                var other = Pick();
                bytes.AddRange(other.AsSpan(Math.Min(at, other.Length)));
                break;
        }
    }
}
