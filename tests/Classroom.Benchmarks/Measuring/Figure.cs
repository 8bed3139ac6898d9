namespace Classroom.Benchmarks.Measuring;

/// <summary>One measured figure.</summary>
/// <param name="Limit">What it may be at most; null when it is only told.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Limit = null)
{
    public bool IsKept => Limit is null || Value <= Limit;

    public override string ToString() =>
        $"{(Limit is null ? "    " : IsKept ? "ok  " : "MISS")} {Name,-64} {Value,10:F1} {Unit,-6} {(Limit is { } limit ? $"at most {limit:F1}" : "")}";
}
