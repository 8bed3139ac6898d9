using System.Text.Encodings.Web;
using System.Text.Json;

namespace Classroom.Benchmarks.Lesson;

/// <summary>What one run gave.</summary>
internal sealed record LessonReport(LessonLoad Load, Machine Machine, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether every figure keeps its limit.</summary>
    public bool IsKept => Figures.All(figure => figure.IsKept);

    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    public override string ToString() =>
        $"{Machine.Processor}, {Machine.Cores} cores, load {Machine.LoadBefore:F1} to {Machine.LoadAfter:F1}, {Machine.Runtime}\n{string.Join('\n', Figures)}";
}
