using System.Text.Encodings.Web;
using System.Text.Json;

namespace Classroom.Benchmarks.Measuring;

/// <summary>What one run gave.</summary>
/// <param name="Load">What was played; as it was asked for.</param>
internal sealed record Report(object Load, Machine Machine, IReadOnlyList<Figure> Figures)
{
    private const int Missed = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether every figure keeps its limit.</summary>
    public bool IsKept => Figures.All(figure => figure.IsKept);

    /// <summary>Prints the figures and, when a file is named, writes them there as JSON.</summary>
    /// <returns>The exit code: 0 when every figure keeps its limit.</returns>
    public async Task<int> TellAsync(FileInfo? json)
    {
        Console.WriteLine(this);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(this, Indented));
        }

        return IsKept ? 0 : Missed;
    }

    public override string ToString() =>
        $"{Machine.Processor}, {Machine.Cores} cores, load {Machine.LoadBefore:F1} to {Machine.LoadAfter:F1}, {Machine.Runtime}\n{string.Join('\n', Figures)}";
}
