using System.Diagnostics;

namespace Classroom.Tests.Interop;

/// <summary>Runs scripts on node, with the packages of the web workspace. Linked into the projects that use it.</summary>
internal static class Node
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>The folder with Classroom.sln.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Where node is, or null.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a script to its end and gives what it wrote; fails with that when the end is not 0.</summary>
    /// <param name="script">Below the folder of the tests.</param>
    public static async Task<string> Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find()!, [Path.Combine(Repository, "tests", script), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}:\n{await output}{await errors}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Classroom.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Classroom.sln stands in no folder above the tests.");
        }

        return folder.FullName;
    }
}
