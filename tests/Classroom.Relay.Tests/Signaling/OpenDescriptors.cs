using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>This process's file descriptors, counted by what they are: "socket", "anon_inode:[eventpoll]", a path.</summary>
internal sealed partial class OpenDescriptors
{
    private readonly Dictionary<string, int> _counts;

    private OpenDescriptors(Dictionary<string, int> counts) => _counts = counts;

    public static OpenDescriptors Now()
    {
        // A pool keeps as many connections to the database as were ever wanted at the same time; those at rest are nobody's.
        SqliteConnection.ClearAllPools();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new(Directory.GetFiles("/proc/self/fd")
            .Select(link => new FileInfo(link).LinkTarget)
            .OfType<string>()
            .GroupBy(target => Inode().Replace(target, ""))
            .ToDictionary(kind => kind.Key, kind => kind.Count()));
    }

    /// <summary>What there is more of than in <paramref name="earlier"/>, in words; empty when nothing.</summary>
    public string MoreThan(OpenDescriptors earlier) => string.Join(", ", _counts
        .Select(kind => (kind.Key, More: kind.Value - earlier._counts.GetValueOrDefault(kind.Key)))
        .Where(kind => kind.More > 0)
        .Select(kind => $"{kind.More} x {kind.Key}"));

    [GeneratedRegex(@":\[\d+\]$")]
    private static partial Regex Inode();
}
