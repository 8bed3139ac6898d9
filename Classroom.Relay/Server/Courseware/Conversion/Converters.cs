namespace Classroom.Relay.Courseware.Conversion;

/// <summary>The programs that make pages, as Debian brings them, looked for each time: one that is installed later is found without a restart.</summary>
internal static class Converters
{
    public const string PdfInfo = "pdfinfo";

    public const string PdfToCairo = "pdftocairo";

    public const string Ffmpeg = "ffmpeg";

    public const string Office = "soffice";

    /// <summary>PDF and pictures can become pages.</summary>
    public static bool HavePages => BoundedProcess.Exists(PdfInfo) && BoundedProcess.Exists(PdfToCairo) && BoundedProcess.Exists(Ffmpeg);

    /// <summary>PPTX and DOCX can become a PDF.</summary>
    public static bool HaveOffice => BoundedProcess.Exists(Office);
}
