using System.Diagnostics;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>Runs FFmpeg over pipes.</summary>
internal static class FFmpeg
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns>What it wrote to standard output; <paramref name="error"/> is empty when it ended well, else its words.</returns>
    public static byte[] Run(byte[] input, string arguments, out string error)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", $"-loglevel error {arguments} -")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var words = process.StandardError.ReadToEndAsync();
        var fed = FeedAsync(process, input);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        Assert.True(process.WaitForExit(Patience) && fed.Wait(Patience), $"ffmpeg {arguments} does not end");
        error = process.ExitCode == 0 ? "" : $"{process.ExitCode}: {words.Result}";
        return output.ToArray();
    }

    private static async Task FeedAsync(Process process, byte[] input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before the input has; its exit code tells.
        }
    }
}
