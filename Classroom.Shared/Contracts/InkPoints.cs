using System.Text;

namespace Classroom.Shared.Contracts;

/// <summary>
/// Points of a mark as text. A surface is <see cref="Extent"/> units wide and as many high, whatever its shape. Each point is three numbers, x, y and
/// pressure, each as its difference from the point before (the first from 0), written as base64 VLQ (ECMA-426, as in source maps): five bits a
/// character, the lowest first, the lowest bit of all the sign. A point of quick handwriting takes 5 characters, one of slow handwriting 3.
/// </summary>
public static class InkPoints
{
    /// <summary>The largest coordinate.</summary>
    public const int Extent = 32767;

    /// <summary>The largest pressure. A mouse presses with half of it.</summary>
    public const int MaxPressure = 255;

    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int DigitBits = 5;
    private const int Continues = 1 << DigitBits;

    // Sign and 15 bits of difference take 4 characters at most.
    private const int MaxShift = 3 * DigitBits;

    /// <summary>The points as text.</summary>
    public static string Encode(IEnumerable<InkPoint> points)
    {
        var text = new StringBuilder();
        var last = default(InkPoint);
        foreach (var point in points)
        {
            Append(text, point.X - last.X);
            Append(text, point.Y - last.Y);
            Append(text, point.Pressure - last.Pressure);
            last = point;
        }

        return text.ToString();
    }

    /// <summary>How many points a text of unknown origin holds; false when it is no such text or a number is out of its range.</summary>
    public static bool TryCount(ReadOnlySpan<char> text, out int count)
    {
        var last = default(InkPoint);
        for (count = 0; !text.IsEmpty; count++)
        {
            if (!TryTake(ref text, ref last))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the next point off a text.</summary>
    /// <param name="last">The point before, at first the default; afterwards the point.</param>
    /// <returns>False when there is none or it is malformed; the text is then of no more use.</returns>
    public static bool TryTake(ref ReadOnlySpan<char> text, ref InkPoint last)
    {
        if (!TryTake(ref text, out int x) || !TryTake(ref text, out int y) || !TryTake(ref text, out int pressure))
        {
            return false;
        }

        last = new InkPoint(last.X + x, last.Y + y, last.Pressure + pressure);
        return last is { X: >= 0 and <= Extent, Y: >= 0 and <= Extent, Pressure: >= 0 and <= MaxPressure };
    }

    private static void Append(StringBuilder text, int difference)
    {
        var rest = difference < 0 ? (-difference << 1) | 1 : difference << 1;
        do
        {
            var digit = rest & (Continues - 1);
            rest >>= DigitBits;
            text.Append(Digits[rest > 0 ? digit | Continues : digit]);
        }
        while (rest > 0);
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, out int difference)
    {
        var (value, used) = (0, 0);
        for (var shift = 0; shift <= MaxShift && used < text.Length; shift += DigitBits)
        {
            var digit = Digits.IndexOf(text[used++], StringComparison.Ordinal);
            if (digit < 0)
            {
                break;
            }

            value |= (digit & (Continues - 1)) << shift;
            if ((digit & Continues) == 0)
            {
                text = text[used..];
                difference = (value & 1) == 0 ? value >> 1 : -(value >> 1);
                return true;
            }
        }

        difference = 0;
        return false;
    }
}
