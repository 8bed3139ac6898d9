using System.ComponentModel;
using System.Diagnostics;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>FFmpeg makes the files people download from what was recorded.</summary>
internal static class FfmpegCheck
{
    public static async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ffmpeg", "-version") { RedirectStandardOutput = true, RedirectStandardError = true });
            var first = await process!.StandardOutput.ReadLineAsync(cancellation);
            await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            var version = first?.Split(' ') is [_, _, var number, ..] ? number : "?";
            return Finding.Good($"FFmpeg {version} 可用。", $"FFmpeg {version} is there.");
        }
        catch (Win32Exception)
        {
            return new Finding(
                Verdict.Broken,
                new Words("没有安装 FFmpeg，录像无法转换。", "FFmpeg is not installed; recordings cannot be converted."),
                new Words("sudo apt-get install -y ffmpeg", "sudo apt-get install -y ffmpeg"));
        }
    }
}
