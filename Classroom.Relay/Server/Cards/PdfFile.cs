using System.Globalization;
using System.Text;

namespace Classroom.Relay.Cards;

/// <summary>
/// A PDF 1.4 file (ISO 32000-1 §7.5) of A4 pages with text in two fonts that every reader brings itself, so that none has to be embedded:
/// <see cref="Latin"/>, one of the standard 14 (§9.6.2.2), and <see cref="Chinese"/>, by a predefined CMap (§9.7.5.2).
/// </summary>
/// <remarks>Own code because what could be restored of libraries (PDFsharp) needs font files on the server, which a Linux server has none of.</remarks>
internal sealed class PdfFile
{
    /// <summary>A4 in points of 1/72 inch.</summary>
    public const double Width = 595.276;

    /// <inheritdoc cref="Width"/>
    public const double Height = 841.890;

    /// <summary>Helvetica bold; strings by <see cref="LatinText"/>.</summary>
    public const string Latin = "/F1";

    /// <summary>宋体; strings by <see cref="ChineseText"/>.</summary>
    public const string Chinese = "/F2";

    private const int FirstPage = 7;

    private readonly List<string> _contents = [];

    /// <summary>Adds a page.</summary>
    /// <param name="content">Drawing operators (§8, §9), ASCII.</param>
    public void AddPage(string content) => _contents.Add(content);

    /// <summary>The finished file.</summary>
    /// <param name="title">Shown by readers as the document's name; ASCII.</param>
    public byte[] ToBytes(string title)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /PrintScaling /None >> >>",
            $"<< /Type /Pages /Count {_contents.Count} /Kids [{string.Join(' ', _contents.Select((_, page) => $"{FirstPage + (2 * page)} 0 R"))}] >>",
            $"<< /Title {LatinText(title)} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 "
                + "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 "
                + "/CapHeight 880 /StemV 93 >> >>",
            .. _contents.SelectMany((content, page) => new[] { Page(FirstPage + (2 * page) + 1), Stream(content) }),
        ];
        return Assemble(objects);
    }

    /// <summary>ASCII as a string operand.</summary>
    public static string LatinText(string text) => $"({text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)})";

    /// <summary>Text of the basic multilingual plane as a string operand.</summary>
    public static string ChineseText(string text) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static string Page(int contents) => string.Create(
        CultureInfo.InvariantCulture,
        $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << {Latin} 4 0 R {Chinese} 5 0 R >> >> /Contents {contents} 0 R >>");

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    /// <summary>Header, objects, the table of where each begins, trailer (§7.5.2 to §7.5.5).</summary>
    private static byte[] Assemble(string[] objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var number = 1; number <= objects.Length; number++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
