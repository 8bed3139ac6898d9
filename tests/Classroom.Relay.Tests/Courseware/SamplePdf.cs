using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Classroom.Relay.Tests.Courseware;

/// <summary>PDF files made up object by object (ISO 32000-1 section 7.5), sound or broken in one place. The font is a standard one, so that nothing is embedded.</summary>
internal sealed class SamplePdf
{
    private readonly List<byte[]> _objects = [[], []];
    private readonly List<string> _kids = [];
    private string _trailer = string.Empty;

    /// <summary>A PDF of sound pages, each with its number in large figures.</summary>
    public static byte[] OfPages(int count)
    {
        var pdf = new SamplePdf();
        for (var page = 1; page <= count; page++)
        {
            pdf.AddPage($"Page {page}");
        }

        return pdf.Build();
    }

    public SamplePdf AddPage(string text) => AddPage(Packed(Drawing(text)));

    /// <summary>A page whose drawing cannot be unpacked to its end.</summary>
    public SamplePdf AddGarbledPage()
    {
        var packed = Packed(Drawing("never seen"));
        packed.AsSpan(2, 10).Fill(0xFF);
        return AddPage(packed);
    }

    /// <summary>A page that the list of pages names and that is not in the file.</summary>
    public SamplePdf AddMissingPage()
    {
        _kids.Add("9999 0 R");
        return this;
    }

    /// <summary>Bytes that no page uses, to make the file large; they do not compress.</summary>
    public SamplePdf AddBallast(int bytes)
    {
        var ballast = new byte[bytes];
        new Random(1).NextBytes(ballast);
        Add([.. Ascii($"<</Length {bytes}>>stream\n"), .. ballast, .. "\nendstream"u8]);
        return this;
    }

    /// <summary>Asks for a password (ISO 32000-1 section 7.6.3) that nobody knows.</summary>
    public SamplePdf Lock()
    {
        var check = new string('A', 64);
        _trailer = $"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{check}>/U<{check}>>>/ID[<00><00>]";
        return this;
    }

    public byte[] Build()
    {
        _objects[0] = Ascii("<</Type/Catalog/Pages 2 0 R>>");
        _objects[1] = Ascii($"<</Type/Pages/Kids[{string.Join(' ', _kids)}]/Count {_kids.Count}>>");
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n"u8);
        List<long> offsets = [];
        for (var index = 0; index < _objects.Count; index++)
        {
            offsets.Add(file.Length);
            file.Write(Ascii($"{index + 1} 0 obj\n"));
            file.Write(_objects[index]);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Length;
        file.Write(Ascii($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n"));
        offsets.ForEach(offset => file.Write(Ascii($"{offset:D10} 00000 n \n")));
        file.Write(Ascii($"trailer<</Size {_objects.Count + 1}/Root 1 0 R{_trailer}>>\nstartxref\n{table}\n%%EOF"));
        return file.ToArray();
    }

    private SamplePdf AddPage(byte[] packed)
    {
        var stream = Add([.. Ascii($"<</Length {packed.Length}/Filter/FlateDecode>>stream\n"), .. packed, .. "\nendstream"u8]);
        var page = Add(Ascii($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Contents {stream} 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"));
        _kids.Add($"{page} 0 R");
        return this;
    }

    private int Add(byte[] body)
    {
        _objects.Add(body);
        return _objects.Count;
    }

    private static string Drawing(string text) => $"0.2 0.5 0.9 rg 40 40 300 200 re f 0 g BT /F1 90 Tf 60 320 Td ({text}) Tj ET";

    private static byte[] Packed(string drawing)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(Ascii(drawing));
        }

        return packed.ToArray();
    }

    private static byte[] Ascii(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
