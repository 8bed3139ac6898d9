using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware.Files;

/// <summary>Says what a file is by its first bytes, and packed files by their directory. The name's ending is only held against the outcome.</summary>
internal static class FileInspector
{
    /// <summary>Readers look for the head of a PDF this far into the file (ISO 32000-1 annex H.3.4.1).</summary>
    private const int HeadBytes = 1024;

    private static readonly string[] OfficeEndings = [".pptx", ".ppsx", ".pptm", ".ppsm", ".docx", ".docm"];

    private static readonly Dictionary<FileKind, string[]> Endings = new()
    {
        [FileKind.Pdf] = [".pdf"],
        [FileKind.Presentation] = [".pptx", ".ppsx", ".pptm", ".ppsm"],
        [FileKind.Text] = [".docx", ".docm"],
    };

    /// <summary>One picture's ending on another's content harms nobody and is common.</summary>
    private static readonly string[] PictureEndings = [".png", ".jpg", ".jpeg", ".jfif", ".webp", ".gif", ".bmp"];

    /// <summary>True when a file of this name needs LibreOffice, if it is what it says.</summary>
    public static bool IsOfficeName(string name) => OfficeEndings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks into a whole file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static FileVerdict Look(string path, string name)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> head = stackalloc byte[HeadBytes];
        head = head[..file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        var verdict = head.StartsWith("PK\u0003\u0004"u8) ? OfficePackage.Look(file) : LookAt(head);
        return verdict.Fault is null && !Fits(verdict.Kind, name) ? CoursewareFault.WrongExtension : verdict;
    }

    private static FileVerdict LookAt(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => FileKind.Gif,
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => FileKind.Bmp,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileKind.WebP,
        // The compound file of PPT and DOC before 2007, in which office programs also put what has a password.
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => CoursewareFault.OldOffice,
        _ when IsMarkup(head) => CoursewareFault.ActiveContent,
        _ when head.IndexOf("%PDF-"u8) >= 0 => FileKind.Pdf,
        _ => CoursewareFault.UnsupportedFile,
    };

    /// <summary>Text that begins with an angle bracket in UTF-8 or UTF-16.</summary>
    private static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart([(byte)0xEF, (byte)0xBB, (byte)0xBF, (byte)0xFE, (byte)0xFF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', (byte)0]);
        return !text.IsEmpty && text[0] == (byte)'<';
    }

    private static bool Fits(FileKind kind, string name)
    {
        var ending = Path.GetExtension(name);
        return ending.Length == 0 || (Endings.GetValueOrDefault(kind) ?? PictureEndings).Contains(ending, StringComparer.OrdinalIgnoreCase);
    }
}
