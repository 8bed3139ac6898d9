namespace Classroom.Relay.Whip;

/// <summary>Names that an administrator may make up under /whip/.</summary>
internal static class SourceName
{
    public const string Rule = "A source's name has 1 to 64 letters, digits, '-', '_' or '.'.";

    private const int MaxLength = 64;

    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.');
}
