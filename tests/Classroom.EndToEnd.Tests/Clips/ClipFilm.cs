using System.Collections.Concurrent;
using System.Diagnostics;

namespace Classroom.EndToEnd.Tests.Clips;

/// <summary>A test clip as it goes over the wire, for rooms that need no browser: its pictures with their barcodes and its beeps, encoded beforehand.</summary>
/// <param name="Pictures">VP8, a keyframe each second.</param>
/// <param name="Packets">Opus, 20 ms each.</param>
internal sealed record ClipFilm(IReadOnlyList<byte[]> Pictures, IReadOnlyList<byte[]> Packets)
{
    private static readonly ConcurrentDictionary<TestClip, Lazy<Task<ClipFilm>>> Made = new();

    /// <summary>The film of a clip, made once.</summary>
    public static Task<ClipFilm> OfAsync(TestClip clip) => Made.GetOrAdd(clip, one => new Lazy<Task<ClipFilm>>(() => MakeAsync(one))).Value;

    private static async Task<ClipFilm> MakeAsync(TestClip clip)
    {
        using var limit = new CancellationTokenSource(LessonStage.Patience);
        var source = await clip.FileAsync(limit.Token);
        var pictures = await ConvertAsync(source, ["-an", "-c:v", "copy", "-f", "ivf"], limit.Token);
        var packets = await ConvertAsync(source, ["-vn", "-c:a", "libopus", "-b:a", "32k", "-vbr", "off", "-frame_duration", "20", "-f", "opus"], limit.Token);
        return new ClipFilm(Containers.Pictures(pictures), Containers.Packets(packets));
    }

    private static async Task<byte[]> ConvertAsync(string source, string[] how, CancellationToken stop)
    {
        var file = Path.Combine(Path.GetTempPath(), $"classroom-film-{Guid.NewGuid():n}");
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-loglevel", "error", "-y", "-i", source, .. how, file]))!;
        await ffmpeg.WaitForExitAsync(stop);
        Assert.Equal(0, ffmpeg.ExitCode);
        var bytes = await File.ReadAllBytesAsync(file, stop);
        File.Delete(file);
        return bytes;
    }
}
