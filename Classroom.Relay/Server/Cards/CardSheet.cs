using System.Globalization;
using System.Text;

namespace Classroom.Relay.Cards;

/// <summary>
/// Draws one card on one A4 sheet: a square of 210 mm with a marker of 160 mm, to be cut off, and below the cut the seat's number for whoever hands the
/// cards out. The margin of 25 mm is for fingers, and white because the reader needs it. Each side bears its letter and the seat, upright when that side
/// is up, grey and so small that only who holds the card reads them.
/// </summary>
internal static class CardSheet
{
    /// <summary>Side of the marker's squares in mm.</summary>
    private const double Module = 20;

    /// <summary>Side of the card in mm: as wide as the sheet.</summary>
    private const double Side = 210;

    /// <summary>From the card's middle to the baseline of the letters in mm: printers leave the outer 5 mm white.</summary>
    private const double LetterBaseline = 94;

    private const double LetterPoints = 13;
    private const double SeatPoints = 8;
    private const double PointsPerMm = 72 / 25.4;

    /// <summary>The sides in the order in which they stand clockwise round the card; the reader knows them in the same.</summary>
    private const string Answers = "ABCD";

    /// <summary>The drawing operators of the sheet of one seat.</summary>
    public static string Draw(int seat)
    {
        var page = new StringBuilder();
        // From here on in mm, from the card's middle, y upwards.
        Line(page, $"q {PointsPerMm:F5} 0 0 {PointsPerMm:F5} {PdfFile.Width / 2:F3} {PdfFile.Height - (Side / 2 * PointsPerMm):F3} cm");
        DrawMarker(page, seat);
        DrawLetters(page, seat);
        Line(page, $"0.7 G 0.3 w [3 3] 0 d {-Side / 2} {-Side / 2} m {Side / 2} {-Side / 2} l S");
        DrawStub(page, seat);
        Line(page, $"Q");
        return page.ToString();
    }

    private static void DrawMarker(StringBuilder page, int seat)
    {
        const double marker = Module * CardDeck.MarkerModules;
        Line(page, $"0 g {-marker / 2} {-marker / 2} {marker} {marker} re f");
        Line(page, $"1 g");
        for (var row = 0; row < CardDeck.MarkerModules; row++)
        {
            for (var column = 0; column < CardDeck.MarkerModules; column++)
            {
                if (CardDeck.IsWhite(seat, column, row))
                {
                    Line(page, $"{(column * Module) - (marker / 2)} {(marker / 2) - ((row + 1) * Module)} {Module} {Module} re");
                }
            }
        }

        // All white squares are one shape, so that no hairline is seen between neighbours.
        Line(page, $"f");
    }

    private static void DrawLetters(StringBuilder page, int seat)
    {
        Line(page, $"0.45 g");
        // A quarter turn counter-clockwise brings the next side up, so its letter is written a quarter turn clockwise.
        (int Cos, int Sin)[] turns = [(1, 0), (0, -1), (-1, 0), (0, 1)];
        for (var side = 0; side < Answers.Length; side++)
        {
            var (cos, sin) = turns[side];
            Line(page, $"q {cos} {sin} {-sin} {cos} 0 0 cm");
            Text(page, PdfFile.Latin, LetterPoints, -2, LetterBaseline, PdfFile.LatinText(Answers[side..(side + 1)]));
            Text(page, PdfFile.Latin, SeatPoints, 4, LetterBaseline, PdfFile.LatinText(seat.ToString(CultureInfo.InvariantCulture)));
            Line(page, $"Q");
        }
    }

    private static void DrawStub(StringBuilder page, int seat)
    {
        Line(page, $"0 g");
        Text(page, PdfFile.Latin, 96, -85, -155, PdfFile.LatinText(seat.ToString(CultureInfo.InvariantCulture)));
        string[] hints =
        [
            "座号。请沿虚线剪下上面的方卡发给学生，此条留作分发。",
            "请用哑光纸按实际大小（100%）打印，不要覆膜，反光会读不出。",
            "要选哪个字母，就把哪个字母朝上，正对摄像头举平；手只捏白边。",
        ];
        for (var line = 0; line < hints.Length; line++)
        {
            Text(page, PdfFile.Chinese, 10, -25, -130 - (line * 7), PdfFile.ChineseText(hints[line]));
        }

        Text(page, PdfFile.Latin, 8, -25, -153, PdfFile.LatinText("Cut along the line. Print on matte paper at actual size, do not laminate."));
        Text(page, PdfFile.Latin, 8, -25, -158, PdfFile.LatinText("The letter on top is the answer. Hold the card by its white margin."));
    }

    /// <summary>Text that begins at a point; sizes of letters are in points although all else is in mm.</summary>
    private static void Text(StringBuilder page, string font, double points, double x, double y, string text) =>
        Line(page, $"BT {font} {points / PointsPerMm:F3} Tf {x} {y} Td {text} Tj ET");

    private static void Line(StringBuilder page, FormattableString operators) => page.Append(operators.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
