using System.Diagnostics;

namespace Classroom.EndToEnd.Tests.Clips;

/// <summary>
/// A real video file for one room to publish: every frame carries its number as a barcode and the room's colour, and every second begins with
/// a 100 ms flash and, at the same instant, a 100 ms beep of the room's pitch. It is made once by FFmpeg and kept between runs.
/// </summary>
internal sealed record TestClip(string Name, Rgb Colour, int BeepHz)
{
    public const int Width = 640;
    public const int Height = 360;
    public const int FramesPerSecond = 25;
    public const int Seconds = 20;
    public const int FrameCount = FramesPerSecond * Seconds;
    public const int SampleRate = 48_000;

    /// <summary>Raised when the picture or the sound changes, so that files of an older form are not used.</summary>
    private const int Form = 1;

    /// <summary>Length of a flash and of a beep, in s.</summary>
    private const double SignalSeconds = 0.1;

    public static TestClip Lecture { get; } = new("lecture", new Rgb(40, 90, 170), 1000);

    public static TestClip FirstVillage { get; } = new("village-1", new Rgb(170, 60, 40), 1500);

    public static TestClip SecondVillage { get; } = new("village-2", new Rgb(50, 140, 60), 2000);

    public static TestClip OtherLecture { get; } = new("other-lecture", new Rgb(120, 40, 160), 2500);

    public static TestClip OtherVillage { get; } = new("other-village", new Rgb(170, 150, 40), 3000);

    /// <summary>The WebM file (VP8 and Opus); made when it is not there yet.</summary>
    public async Task<string> FileAsync(CancellationToken stop)
    {
        var folder = Path.Combine(Path.GetTempPath(), "classroom-test-clips");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{Name}-{Form}.webm");
        if (!File.Exists(file))
        {
            var sound = Path.Combine(folder, $"{Name}-{Form}.wav");
            await File.WriteAllBytesAsync(sound, Wave(), stop);
            var unfinished = file + ".part";
            await EncodeAsync(sound, unfinished, stop);
            File.Move(unfinished, file, overwrite: true);
        }

        return file;
    }

    private async Task EncodeAsync(string sound, string output, CancellationToken stop)
    {
        var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg")
        {
            RedirectStandardInput = true,
            ArgumentList =
            {
                "-loglevel", "error", "-y",
                "-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", $"{Width}x{Height}", "-framerate", $"{FramesPerSecond}", "-i", "-",
                "-i", sound,
                "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "2M", "-g", $"{FramesPerSecond}",
                "-c:a", "libopus", "-b:a", "64k", "-f", "webm", output,
            },
        })!;
        var frame = new byte[Width * Height * 3];
        for (var number = 0; number < FrameCount; number++)
        {
            TestFrame.Draw(frame, number, Colour);
            await ffmpeg.StandardInput.BaseStream.WriteAsync(frame, stop);
        }

        ffmpeg.StandardInput.Close();
        await ffmpeg.WaitForExitAsync(stop);
        Assert.Equal(0, ffmpeg.ExitCode);
    }

    /// <summary>A PCM WAVE file (RIFF, 16 bit, mono).</summary>
    private byte[] Wave()
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        var dataBytes = SampleRate * Seconds * sizeof(short);
        writer.Write("RIFF"u8);
        writer.Write(36 + dataBytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(SampleRate);
        writer.Write(SampleRate * sizeof(short));
        writer.Write((short)sizeof(short));
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(dataBytes);
        for (var i = 0; i < SampleRate * Seconds; i++)
        {
            var loud = i % SampleRate < SampleRate * SignalSeconds;
            writer.Write((short)(loud ? 16_000 * Math.Sin(2 * Math.PI * BeepHz * i / SampleRate) : 0));
        }

        return buffer.ToArray();
    }
}
