using System.Diagnostics;

namespace Classroom.EndToEnd.Tests.Clips;

/// <summary>Four seconds of what a camera's lowest layer is: 320 x 180, 30 pictures a second, 150 kbit/s, VP8 with a keyframe each second.</summary>
internal static class ThumbnailFilm
{
    public const int PicturesPerSecond = 30;

    /// <summary>The encoded pictures, in order; the first is a keyframe.</summary>
    public static async Task<IReadOnlyList<byte[]>> MakeAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"classroom-thumbnail-{Guid.NewGuid():n}.ivf");
        var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg")
        {
            ArgumentList =
            {
                "-loglevel", "error", "-y", "-f", "lavfi", "-i", $"testsrc=size=320x180:rate={PicturesPerSecond}", "-t", "4",
                "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "150k", "-g", $"{PicturesPerSecond}", "-f", "ivf", file,
            },
        })!;
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        var pictures = Containers.Pictures(await File.ReadAllBytesAsync(file));
        File.Delete(file);
        return pictures;
    }
}
