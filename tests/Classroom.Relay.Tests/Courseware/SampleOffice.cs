using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Classroom.Relay.Tests.Courseware;

/// <summary>Office packages: a real document of one page, and packages that only pretend.</summary>
internal static class SampleOffice
{
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    private const string Slides = "application/vnd.openxmlformats-officedocument.presentationml";
    private const string Presentation = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>A DOCX that says one sentence.</summary>
    public static byte[] Docx(string sentence) => Zip(
        ("[Content_Types].xml", Types(Word)),
        ("_rels/.rels", $"""<?xml version="1.0"?><Relationships xmlns="{Relationships}"><Relationship Id="r1" Type="{OfficeDocument}" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", $"""
            <?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:rPr><w:sz w:val="96"/></w:rPr><w:t>{sentence}</w:t></w:r></w:p></w:body></w:document>
            """));

    /// <summary>A PPTX of 16:9 with a slide for each sentence.</summary>
    public static byte[] Pptx(params string[] sentences)
    {
        var numbers = Enumerable.Range(1, sentences.Length).ToArray();
        return Zip(
        [
            ("[Content_Types].xml", $"""
                <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/ppt/presentation.xml" ContentType="{Slides}.presentation.main+xml"/>{Each(number => $"""<Override PartName="/ppt/slides/slide{number}.xml" ContentType="{Slides}.slide+xml"/>""")}</Types>
                """),
            ("_rels/.rels", $"""<?xml version="1.0"?><Relationships xmlns="{Relationships}"><Relationship Id="r1" Type="{OfficeDocument}" Target="ppt/presentation.xml"/></Relationships>"""),
            ("ppt/presentation.xml", $"""
                <?xml version="1.0"?><p:presentation xmlns:p="{Presentation}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:sldIdLst>{Each(number => $"""<p:sldId id="{255 + number}" r:id="r{number}"/>""")}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/></p:presentation>
                """),
            ("ppt/_rels/presentation.xml.rels", $"""
                <?xml version="1.0"?><Relationships xmlns="{Relationships}">{Each(number => $"""<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide{number}.xml"/>""")}</Relationships>
                """),
            .. numbers.Select(number => ($"ppt/slides/slide{number}.xml", Slide(sentences[number - 1]))),
        ]);

        string Each(Func<int, string> text) => string.Concat(numbers.Select(text));
    }

    /// <summary>A workbook, which is no courseware.</summary>
    public static byte[] Xlsx() => Zip(("[Content_Types].xml", Types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")));

    /// <summary>A few megabytes that unpack to more than a document ever does.</summary>
    public static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Types(Word));
            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var block = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 200; megabyte++)
            {
                part.Write(block);
            }
        }

        return file.ToArray();
    }

    /// <summary>The same, but the directory says that the part is small.</summary>
    public static byte[] LyingBomb()
    {
        var zip = Bomb();
        var directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), 1000);
        return zip;
    }

    /// <summary>An end record that claims a directory of most of the file.</summary>
    public static byte[] EndlessDirectory()
    {
        var file = new byte[20 << 20];
        "PK\u0003\u0004"u8.CopyTo(file);
        "PK\u0005\u0006"u8.CopyTo(file.AsSpan(file.Length - 22));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 22 + 12), (uint)file.Length - 30);
        return file;
    }

    private static string Slide(string sentence) => $"""
        <?xml version="1.0"?><p:sld xmlns:p="{Presentation}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="914400" y="914400"/><a:ext cx="9144000" cy="1828800"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:rPr sz="6000"/><a:t>{sentence}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>
        """;

    private static string Types(string main)
        => $"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>""";

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                Write(zip, name, text);
            }
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text.Trim()));
    }
}
