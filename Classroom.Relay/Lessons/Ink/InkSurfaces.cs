using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons.Ink;

namespace Classroom.Relay.Lessons.Ink;

/// <summary>Marks on their surfaces. Pure: each function answers a new state.</summary>
internal static class InkSurfaces
{
    /// <summary>The surface that is the shared screen.</summary>
    public const string Screen = "screen";

    /// <summary>The surface of that name, or null while nothing was drawn on it.</summary>
    public static InkSurface? Find(InkState ink, string surface) => ink.Surfaces.FirstOrDefault(one => one.Surface == surface);

    /// <summary>What a mark weighs; see <see cref="ContractLimits.MaxInkSize"/>.</summary>
    public static int WeightOf(InkMark mark) => ContractLimits.InkWeight + mark.Points.Length + (mark.Text?.Length ?? 0);

    /// <summary>Identifiers of the marks of a surface that are seen.</summary>
    public static IReadOnlyList<string> Seen(InkState ink, string surface)
    {
        if (Find(ink, surface) is not { } found)
        {
            return [];
        }

        var hidden = found.Hidden.ToHashSet();
        return [.. found.Marks.Select(mark => mark.Id).Where(id => !hidden.Contains(id))];
    }

    /// <summary>With a mark more, above all others.</summary>
    public static InkState Add(InkState ink, string surface, InkMark mark)
    {
        var grown = ink with { Size = ink.Size + WeightOf(mark) };
        return Find(ink, surface) is { } found
            ? With(grown, found with { Marks = [.. found.Marks, mark] })
            : grown with { Surfaces = [.. ink.Surfaces, new InkSurface(surface, [mark], [])] };
    }

    /// <summary>Without that surface.</summary>
    public static InkState Remove(InkState ink, string surface) => Find(ink, surface) is not { } found
        ? ink
        : ink with { Surfaces = [.. ink.Surfaces.Where(one => one != found)], Size = ink.Size - found.Marks.Sum(WeightOf) };

    /// <summary>Shows the marks of a step that are hidden, or hides those that are seen.</summary>
    /// <returns>The ink, and the marks that were changed.</returns>
    public static (InkState Ink, IReadOnlyList<string> Changed) Flip(InkState ink, InkStep step, bool show)
    {
        if (Find(ink, step.Surface) is not { } found)
        {
            return (ink, []);
        }

        var (named, hidden) = (step.MarkIds.ToHashSet(), found.Hidden.ToHashSet());
        string[] changed = [.. found.Marks.Select(mark => mark.Id).Where(id => named.Contains(id) && hidden.Contains(id) == show)];
        hidden.IntersectWith(changed);
        return (With(ink, found with { Hidden = show ? [.. found.Hidden.Where(id => !hidden.Contains(id))] : [.. found.Hidden, .. changed] }), changed);
    }

    /// <summary>Forgets the marks of a step, which are hidden and which no step can call back any more.</summary>
    public static InkState Forget(InkState ink, InkStep step)
    {
        if (Find(ink, step.Surface) is not { } found)
        {
            return ink;
        }

        var gone = step.MarkIds.Intersect(found.Hidden).ToHashSet();
        var kept = found with { Marks = [.. found.Marks.Where(mark => !gone.Contains(mark.Id))], Hidden = [.. found.Hidden.Where(id => !gone.Contains(id))] };
        var size = ink.Size - found.Marks.Where(mark => gone.Contains(mark.Id)).Sum(WeightOf);
        return (kept.Marks.Count == 0 ? Remove(With(ink, kept), kept.Surface) : With(ink, kept)) with { Size = size };
    }

    private static InkState With(InkState ink, InkSurface changed) =>
        ink with { Surfaces = [.. ink.Surfaces.Select(one => one.Surface == changed.Surface ? changed : one)] };
}
