using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons.Ink;

namespace Classroom.Relay.Lessons.Ink;

/// <summary>Whether what a client sent is ink at all. Pure; anything may come in.</summary>
internal static class InkShape
{
    private const int MaxIdLength = 16;

    /// <summary>A finished mark within all limits.</summary>
    public static bool IsMark(InkMark mark) => HasLook(mark) && HasPoints(mark, ContractLimits.MaxPointsLength, out var count) && mark.Kind switch
    {
        InkKind.Pen or InkKind.Marker => count > 0 && mark.Text is null,
        InkKind.Text => count == 1 && mark.Text is { Length: > 0 and <= ContractLimits.MaxInkText } words && !words.Any(char.IsControl),
        _ => count == 2 && mark.Text is null,
    };

    /// <summary>A part of a mark that is being drawn; words are not seen before they are placed.</summary>
    public static bool IsPart(InkMark mark) =>
        mark.Text is null && HasLook(mark) && HasPoints(mark, ContractLimits.MaxSignalPointsLength, out var count) && count > 0;

    /// <summary>A name of a surface.</summary>
    public static bool IsSurface(string surface) =>
        surface.Length is > 0 and <= ContractLimits.MaxSurfaceLength && surface.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/');

    /// <summary>An identifier of a mark.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= MaxIdLength && id.All(char.IsAsciiLetterOrDigit);

    private static bool HasLook(InkMark mark) => IsId(mark.Id) && Enum.IsDefined(mark.Kind) && mark.By is null
        && mark.Colour is >= 0 and <= ContractLimits.MaxInkColour && mark.Width is > 0 and <= ContractLimits.MaxInkWidth;

    private static bool HasPoints(InkMark mark, int maxLength, out int count)
    {
        count = 0;
        return mark.Points.Length <= maxLength && InkPoints.TryCount(mark.Points, out count);
    }
}
