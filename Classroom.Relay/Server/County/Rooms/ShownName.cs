using System.Text;

namespace Classroom.Relay.County.Rooms;

/// <summary>
/// The rule for names of rooms, schools, 学区 and the county. They stand on plates of a few centimetres and in addresses of WHIP, so they are short
/// and hold letters of any script, digits, spaces and a few marks.
/// </summary>
internal static class ShownName
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxLength = 32;

    private const string Marks = " -_·.、（）()";

    /// <summary>The name in its one form: composed, no spaces around, one inside. Null when it breaks the rule.</summary>
    public static string? Clean(string text)
    {
        var name = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var runes = name.EnumerateRunes();
        return name.Length is > 0 and <= MaxLength && runes.Any(Rune.IsLetterOrDigit) && runes.All(IsAllowed) ? name.Normalize() : null;
    }

    private static bool IsAllowed(Rune rune) => Rune.IsLetterOrDigit(rune) || (rune.IsBmp && Marks.Contains((char)rune.Value));
}
