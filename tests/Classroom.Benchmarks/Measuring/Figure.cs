namespace Classroom.Benchmarks.Measuring;

/// <summary>One measured figure.</summary>
/// <param name="Limit">What it may be at most: the run fails above it. Null when there is no such limit.</param>
/// <param name="Target">What it should be at most: missing it is told, but fails nothing. Null when there is none.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Limit = null, double? Target = null)
{
    public bool IsKept => Limit is null || Value <= Limit;

    /// <summary>The value that <paramref name="share"/> (above 0, up to 1) of all stay within.</summary>
    public static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)Math.Ceiling(sorted.Count * share) - 1];

    public override string ToString()
    {
        var verdict = (Limit, Target) switch
        {
            (null, null) => "",
            _ when !IsKept => "MISS",
            _ when Value > Target => "over",
            _ => "ok",
        };
        return $"{verdict,-4} {Name,-76} {Value,12:N1} {Unit,-6} {(Limit is { } limit ? $"at most {limit:F1}" : Target is { } target ? $"target {target:F1}" : "")}";
    }
}
