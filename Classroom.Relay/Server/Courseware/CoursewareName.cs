using System.Globalization;
using Classroom.Shared.Contracts;

namespace Classroom.Relay.Courseware;

/// <summary>File names as teachers give them, in any script. They are shown and never become paths.</summary>
internal static class CoursewareName
{
    /// <summary>The name without what cannot be seen or turns the writing's direction, or null when nothing or too much is left.</summary>
    public static string? Clean(string name)
    {
        var clean = string.Concat(name.Where(IsShown)).Trim();
        return clean.Length is >= 1 and <= ContractLimits.MaxCoursewareName ? clean : null;
    }

    private static bool IsShown(char letter)
        => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
