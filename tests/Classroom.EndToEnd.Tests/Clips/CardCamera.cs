using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Classroom.EndToEnd.Tests.Clips;

/// <summary>
/// What a 1080p camera sees of thirty printed cards: the relay's own PDF, drawn by poppler as a printer would and held up in three rows, each card with
/// another side up, a little out of focus and with a noise that differs in every frame.
/// </summary>
internal static class CardCamera
{
    public const int Cards = 30;
    private const int Width = 1920;
    private const int Height = 1080;
    private const int Columns = 10;
    private const byte Wall = 120;
    private const string Answers = "ABCD";

    /// <summary>Dots per inch at which a sheet's width, which is the card's, becomes 99 pixels, and its marker 76.</summary>
    private const int DotsPerInch = 12;

    /// <summary>The side that a seat's card has up.</summary>
    public static char AnswerOf(int seat) => Answers[seat * 7 / 3 % Answers.Length];

    /// <summary>Makes the camera's file (motion JPEG, two seconds) in <paramref name="folder"/>.</summary>
    public static async Task<string> FilmAsync(byte[] pdf, string folder, CancellationToken stop)
    {
        var (cards, picture, film) = (Path.Combine(folder, "cards.pdf"), Path.Combine(folder, "picture.gray"), Path.Combine(folder, "camera.mjpeg"));
        await File.WriteAllBytesAsync(cards, pdf, stop);
        await RunAsync("pdftoppm", ["-gray", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), cards, Path.Combine(folder, "card")], stop);
        var pixels = new byte[Width * Height];
        pixels.AsSpan().Fill(Wall);
        for (var seat = 1; seat <= Cards; seat++)
        {
            var (left, top) = (40 + ((seat - 1) % Columns * 188), 120 + ((seat - 1) / Columns * 300));
            Place(pixels, left, top, await PageAsync(Path.Combine(folder, $"card-{seat:D2}.pgm"), stop), Answers.IndexOf(AnswerOf(seat), StringComparison.Ordinal));
        }

        await File.WriteAllBytesAsync(picture, pixels, stop);
        await RunAsync(
            "ffmpeg",
            [
                "-loglevel", "error", "-y", "-f", "rawvideo", "-pixel_format", "gray", "-video_size", $"{Width}x{Height}", "-framerate", "10", "-i", picture,
                "-vf", "loop=19:1:0,gblur=sigma=0.7,noise=alls=10:allf=t", "-q:v", "4", "-pix_fmt", "yuvj420p", film,
            ],
            stop);
        return film;
    }

    /// <summary>Puts the sheet's upper square into the picture, turned counter-clockwise by <paramref name="quarters"/>, which brings that side up.</summary>
    private static void Place(byte[] pixels, int left, int top, (int Width, byte[] Pixels) sheet, int quarters)
    {
        var last = sheet.Width - 1;
        for (var y = 0; y < sheet.Width; y++)
        {
            for (var x = 0; x < sheet.Width; x++)
            {
                var (column, row) = quarters switch { 0 => (x, y), 1 => (last - y, x), 2 => (last - x, last - y), _ => (y, last - x) };
                // Paper and ink in a room are neither white nor black.
                pixels[((top + y) * Width) + left + x] = (byte)(20 + (sheet.Pixels[(row * sheet.Width) + column] * 200 / 255));
            }
        }
    }

    /// <summary>A binary PGM: "P5", width, height and 255, each ended by white space, then the pixels.</summary>
    private static async Task<(int Width, byte[] Pixels)> PageAsync(string path, CancellationToken stop)
    {
        var file = await File.ReadAllBytesAsync(path, stop);
        var header = Encoding.ASCII.GetString(file, 0, 20).Split([' ', '\n'], 5);
        var (width, height) = (int.Parse(header[1], CultureInfo.InvariantCulture), int.Parse(header[2], CultureInfo.InvariantCulture));
        return (width, file[^(width * height)..]);
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        // Poppler complains of Chinese fonts that a bare server has not; the cards themselves need none.
        var complaints = await process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        Assert.True(process.ExitCode == 0, $"{program}: {complaints}");
    }
}
