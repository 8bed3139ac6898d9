using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;

namespace Classroom.EndToEnd.Tests;

/// <summary>What must hold of frames and beeps that a page has shown.</summary>
internal static class Seen
{
    /// <summary>A camera, an encoder and a screen may shift a colour this much of 255 (BT.601 against BT.709, chroma subsampling).</summary>
    private const int ColourTolerance = 40;

    /// <summary>Frames after which a picture counts as moving: a second's, where nothing else keeps the machine busy.</summary>
    private const int Enough = TestClip.FramesPerSecond;

    private const double SecondMs = 1000;

    /// <summary>The picture moves: barcodes go forward (the clip loops), in the room's colour, at no less than <paramref name="minimumRate"/> frames a second. Gives the last frame.</summary>
    public static async Task<SeenFrame> AdvancesAsync(Tab tab, string selector, TestClip clip, double minimumRate)
    {
        var frames = await tab.WatchFramesAsync(selector, Enough);
        Assert.True(frames.Length == Enough, $"{frames.Length} frames of {clip.Name} in {LessonStage.Patience.TotalSeconds} s, wanted {Enough}");
        var rate = (Enough - 1) * SecondMs / (frames[^1].At - frames[0].At);
        Assert.True(rate >= minimumRate / Pace.Slowness, $"{rate:F1} frames of {clip.Name} a second, wanted {minimumRate} (this machine is {Pace.Slowness:F1} times slow)");
        foreach (var (earlier, later) in frames.Zip(frames.Skip(1)))
        {
            var step = (later.Number - earlier.Number + TestClip.FrameCount) % TestClip.FrameCount;
            Assert.True(step < TestClip.FrameCount / 2, $"{clip.Name} went from frame {earlier.Number} back to {later.Number}");
        }

        Assert.True(frames.Select(frame => frame.Number).Distinct().Count() > frames.Length / 2, $"{clip.Name} stands still");
        Assert.All(frames, frame => HasColour(frame, clip));
        return frames[^1];
    }

    /// <summary>Whether the frame is one of that clip's.</summary>
    public static bool IsOf(SeenFrame frame, TestClip clip) =>
        new int[] { clip.Colour.Red, clip.Colour.Green, clip.Colour.Blue }.Zip(frame.Colour).All(pair => Math.Abs(pair.First - pair.Second) <= ColourTolerance);

    public static void HasColour(SeenFrame frame, TestClip clip)
    {
        int[] wanted = [clip.Colour.Red, clip.Colour.Green, clip.Colour.Blue];
        Assert.True(
            IsOf(frame, clip),
            $"{clip.Name} shows colour ({string.Join(", ", frame.Colour)}), sent ({string.Join(", ", wanted)})");
    }

    /// <summary>
    /// ms from the flash to the beep, for each beep; positive when the beep is late. Every frame near a beep tells by its number when the flash
    /// was or will be, so a flash whose first frame was not drawn is not taken for a late one.
    /// </summary>
    public static double[] Offsets(SeenFrame[] frames, double[] beeps) =>
    [
        .. from beep in beeps
           let near = frames.Where(frame => Math.Abs(frame.At - beep) <= SecondMs / 2).Select(frame => WithinHalfSecond(beep - FlashAt(frame))).ToArray()
           where near.Length > 0
           select Median(near),
    ];

    public static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>When the flash of the frame's second was on screen.</summary>
    private static double FlashAt(SeenFrame frame) => frame.At - (frame.Number % TestClip.FramesPerSecond * SecondMs / TestClip.FramesPerSecond);

    private static double WithinHalfSecond(double ms) => ms - (SecondMs * Math.Round(ms / SecondMs));
}
