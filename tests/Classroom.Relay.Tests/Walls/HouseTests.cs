using System.Text.RegularExpressions;
using Classroom.Relay.Lessons;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Tests.Walls;

/// <summary>The walls of the house, held against what was really built.</summary>
public sealed partial class HouseTests
{
    /// <summary>Reading the clock, the wall clock or a timer: time comes into the pure parts as an argument.</summary>
    private static readonly string[] Clocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64", "System.Diagnostics.Stopwatch", "System.TimeProvider",
        "System.Threading.Timer",
    ];

    /// <summary>Folders of the media core, each allowed to use only those before it.</summary>
    private static readonly string[][] MediaFloors =
        [["Primitives"], ["Ice", "Dtls", "Srtp", "Rtp"], ["Rtcp"], ["Congestion"], ["Routing"]];

    [Fact]
    public void Media_ReferencesNothingOfOursAndNoSocketThreadClockOrLogger()
    {
        var media = new AssemblyReader(typeof(Ssrc));

        Assert.DoesNotContain(media.Assemblies, name => name.StartsWith("Classroom", StringComparison.Ordinal));
        Assert.DoesNotContain(media.Assemblies, name => name.StartsWith("Microsoft", StringComparison.Ordinal));
        AssertNone(media, "System.Net.Sockets.", "System.Threading.Thread", "System.Threading.Tasks.", "System.Threading.Monitor", "System.Threading.Lock", "System.IO.");
        AssertNone(media, Clocks);
    }

    [Fact]
    public void Lessons_UsesOnlyContractsAndNoClockFileOrNetwork()
    {
        var lessons = new AssemblyReader(typeof(LessonFold));

        Assert.DoesNotContain(lessons.Assemblies, name => name.StartsWith("Microsoft", StringComparison.Ordinal));
        Assert.All(
            lessons.Types.Where(type => type.StartsWith("Classroom.", StringComparison.Ordinal)),
            type => Assert.StartsWith("Classroom.Shared.Contracts.", type));
        AssertNone(lessons, "System.Net.", "System.Threading.", "System.IO.", "System.Random");
        AssertNone(lessons, Clocks);
    }

    [Fact]
    public void MediaFolders_ImportOnlyDownward()
    {
        var root = Path.Combine(RepositoryRoot(), "Classroom.Relay", "Media");
        for (var floor = 0; floor < MediaFloors.Length; floor++)
        {
            foreach (var folder in MediaFloors[floor].Where(name => Directory.Exists(Path.Combine(root, name))))
            {
                var allowed = MediaFloors.Take(floor).SelectMany(names => names).Append(folder).ToHashSet();
                if (folder is "Dtls")
                {
                    // DTLS hands out SRTP's keying material; the two are one floor and Srtp knows nothing of Dtls.
                    allowed.Add("Srtp");
                }

                foreach (var file in Sources(Path.Combine(root, folder), "*.cs"))
                {
                    var used = MediaUsing().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);
                    Assert.All(used, name => Assert.True(allowed.Contains(name), $"{file} imports Media.{name}"));
                }
            }
        }
    }

    [Fact]
    public void WebApps_NeverImportEachOther()
    {
        (string App, string Other)[] pairs = [("Classroom.Endpoint", "Classroom.Director"), ("Classroom.Director", "Classroom.Endpoint"), ("Classroom.Shared", "Classroom.Endpoint"), ("Classroom.Shared", "Classroom.Director")];
        foreach (var (app, other) in pairs)
        {
            var name = other.Split('.')[1].ToLowerInvariant();
            foreach (var file in Sources(Path.Combine(RepositoryRoot(), app, "web"), "*.*").Where(file => Path.GetExtension(file) is ".ts" or ".vue"))
            {
                var imports = WebImport().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);
                Assert.DoesNotContain(imports, path => path.Contains(other, StringComparison.OrdinalIgnoreCase) || path.StartsWith($"@classroom/{name}", StringComparison.Ordinal));
            }
        }
    }

    private static void AssertNone(AssemblyReader assembly, params string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            Assert.DoesNotContain(assembly.Types, type => type.StartsWith(prefix, StringComparison.Ordinal));
            Assert.DoesNotContain(assembly.Members, member => member == prefix);
        }
    }

    private static IEnumerable<string> Sources(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        : [];

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Classroom.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Classroom.sln stands in no folder above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"using (?:static )?Classroom\.Relay\.Media\.(\w+)")]
    private static partial Regex MediaUsing();

    [GeneratedRegex("""(?:from|import)\s*\(?\s*['"]([^'"]+)['"]""")]
    private static partial Regex WebImport();
}
