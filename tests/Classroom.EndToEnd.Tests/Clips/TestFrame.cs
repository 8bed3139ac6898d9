namespace Classroom.EndToEnd.Tests.Clips;

/// <summary>
/// Draws one frame of a clip. The upper third is the barcode: 20 cells across, white, black, the frame number's 16 bits from the highest, black,
/// white; a cell is 8 px wide even in the lowest simulcast layer. The middle third is the room's colour, crossed by a moving bar. The lower
/// third is white during a flash, else black. Probes/probe.js reads the same layout.
/// </summary>
internal static class TestFrame
{
    private const int Cells = 20;
    private const int FlashFrames = 3;
    private static readonly Rgb White = new(255, 255, 255);
    private static readonly Rgb Black = new(0, 0, 0);
    private static readonly Rgb Grey = new(128, 128, 128);

    /// <param name="pixels">RGB, row by row.</param>
    /// <param name="number">Frame number from 0.</param>
    public static void Draw(Span<byte> pixels, int number, Rgb colour)
    {
        var third = TestClip.Height / 3;
        for (var cell = 0; cell < Cells; cell++)
        {
            Fill(pixels, cell * TestClip.Width / Cells, 0, TestClip.Width / Cells, third, IsWhite(cell, number) ? White : Black);
        }

        Fill(pixels, 0, third, TestClip.Width, third, colour);
        Fill(pixels, number * 4 % (TestClip.Width - 16), third + 40, 16, 40, Grey);
        Fill(pixels, 0, 2 * third, TestClip.Width, third, number % TestClip.FramesPerSecond < FlashFrames ? White : Black);
    }

    private static bool IsWhite(int cell, int number) => cell switch
    {
        0 or Cells - 1 => true,
        1 or Cells - 2 => false,
        _ => (number >> (Cells - 3 - cell) & 1) == 1,
    };

    private static void Fill(Span<byte> pixels, int left, int top, int width, int height, Rgb colour)
    {
        var first = pixels.Slice((top * TestClip.Width + left) * 3, width * 3);
        for (var x = 0; x < first.Length; x += 3)
        {
            (first[x], first[x + 1], first[x + 2]) = (colour.Red, colour.Green, colour.Blue);
        }

        for (var y = top + 1; y < top + height; y++)
        {
            first.CopyTo(pixels[((y * TestClip.Width + left) * 3)..]);
        }
    }
}
