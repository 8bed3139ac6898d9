using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;

namespace Classroom.EndToEnd.Tests;

/// <summary>What must hold of frames and beeps that a page has shown.</summary>
internal static class Seen
{
    /// <summary>A camera, an encoder and a screen may shift a colour this much of 255 (BT.601 against BT.709, chroma subsampling).</summary>
    private const int ColourTolerance = 40;

    private const double SecondMs = 1000;

    /// <summary>Barcodes go forward (the clip loops), in the room's colour, at no less than <paramref name="minimumRate"/> frames a second.</summary>
    public static void Advances(SeenFrame[] frames, TestClip clip, TimeSpan time, double minimumRate)
    {
        Assert.True(
            frames.Length >= minimumRate * time.TotalSeconds,
            $"{frames.Length} frames of {clip.Name} in {time.TotalSeconds} s, wanted {minimumRate} a second");
        foreach (var (earlier, later) in frames.Zip(frames.Skip(1)))
        {
            var step = (later.Number - earlier.Number + TestClip.FrameCount) % TestClip.FrameCount;
            Assert.True(step < TestClip.FrameCount / 2, $"{clip.Name} went from frame {earlier.Number} back to {later.Number}");
        }

        Assert.True(frames.Select(frame => frame.Number).Distinct().Count() > frames.Length / 2, $"{clip.Name} stands still");
        Assert.All(frames, frame => HasColour(frame, clip));
    }

    public static void HasColour(SeenFrame frame, TestClip clip)
    {
        int[] wanted = [clip.Colour.Red, clip.Colour.Green, clip.Colour.Blue];
        Assert.True(
            frame.Colour.Zip(wanted).All(pair => Math.Abs(pair.First - pair.Second) <= ColourTolerance),
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
