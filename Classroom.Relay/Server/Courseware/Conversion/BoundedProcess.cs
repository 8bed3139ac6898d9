using System.Diagnostics;
using System.Globalization;

namespace Classroom.Relay.Courseware.Conversion;

/// <summary>
/// Runs a converter on a file that nobody vouches for: behind everything else of the machine, with limits on time, memory and output, an environment of its own and, where the
/// kernel lets an ordinary account do that, without a network. The limits hold even when the relay dies meanwhile.
/// </summary>
internal static class BoundedProcess
{
    /// <summary>Most that is kept of what a converter prints, in characters.</summary>
    private const int MaxPrinted = 256 * 1024;

    /// <summary>What coreutils' timeout exits with when the clock's time was up, and what is left of a process that the kernel ended because its processor time was (SIGXCPU, SIGKILL).</summary>
    private static readonly int[] TooSlowExits = [124, 128 + 24, 128 + 9];

    /// <summary>In a world of its own without a network, which ends with it: nothing that it started stays behind.</summary>
    private static readonly string[] Alone = ["unshare", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"];

    private static readonly Lazy<Task<bool>> CanBeAlone = new(TryBeingAloneAsync);

    /// <summary>True when a program of this name is on the path.</summary>
    public static bool Exists(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Its working folder and home; it may write there.</param>
    /// <exception cref="OperationCanceledException">The relay stops; the converter was ended.</exception>
    public static async Task<ProcessOutcome> RunAsync(string program, IReadOnlyList<string> arguments, ProcessLimits limits, string folder, CancellationToken cancellation)
    {
        string[] alone = await CanBeAlone.Value ? Alone : [];
        return await StartAsync([.. Bounds(limits), .. alone, program, .. arguments], folder, cancellation);
    }

    private static string[] Bounds(ProcessLimits limits)
    {
        var seconds = (int)limits.Processor.TotalSeconds;
        return
        [
            "timeout", "--kill-after=2", (seconds * ProcessLimits.Patience).ToString(CultureInfo.InvariantCulture), "nice", "-n", "10", "ionice", "-c", "2", "-n", "7",
            "prlimit", $"--as={limits.MemoryBytes}", $"--fsize={limits.FileBytes}", $"--cpu={seconds}", "--core=0",
        ];
    }

    private static async Task<ProcessOutcome> StartAsync(string[] command, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = ReadAsync(process.StandardOutput, cancellation);
            var errors = ReadAsync(process.StandardError, cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ProcessOutcome(process.ExitCode, TooSlowExits.Contains(process.ExitCode), await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Reads to the end and keeps the beginning.</summary>
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        var kept = new char[MaxPrinted];
        var length = await reader.ReadBlockAsync(kept, cancellation);
        var rest = new char[4096];
        while (await reader.ReadAsync(rest, cancellation) > 0)
        {
        }

        return new string(kept, 0, length);
    }

    private static async Task<bool> TryBeingAloneAsync()
        => Exists("unshare") && (await StartAsync(["timeout", "60", .. Alone, "true"], Path.GetTempPath(), CancellationToken.None)).Succeeded;
}
