using System.Diagnostics;
using Classroom.Shared.ContractGenerator;

namespace Classroom.Shared.Tests.Interop;

/// <summary>Runs scripts of this folder on node.</summary>
internal static class Node
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The folder with Classroom.sln.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(ContractFiles.FindFolder(AppContext.BaseDirectory), "..", "..", "..", ".."));

    /// <summary>Where node is, or null.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a script to its end; fails with what it wrote when that is not 0.</summary>
    public static async Task Run(string script, params string[] arguments)
    {
        var path = Path.Combine(Repository, "tests", "Classroom.Shared.Tests", "Interop", script);
        using var process = Process.Start(new ProcessStartInfo(Find()!, [path, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}:\n{await output}{await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
