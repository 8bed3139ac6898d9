using Classroom.Relay.Courseware.Conversion;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>What makes pages of courseware: poppler for PDF, LibreOffice for PPTX and DOCX, and Chinese fonts for what brings none of its own.</summary>
internal static class CoursewareCheck
{
    private static readonly string[] FontFolders = ["/usr/share/fonts", "/usr/local/share/fonts"];

    public static IEnumerable<Finding> Look()
    {
        yield return Converters.HavePages
            ? Finding.Good("poppler 可用，PDF 和图片可以作课件。", "poppler is there; PDF and pictures can be courseware.")
            : Missing(Verdict.Broken, "没有安装 poppler，不能转换课件。", "poppler is not installed; courseware cannot be converted.", "poppler-utils poppler-data ffmpeg");
        yield return Converters.HaveOffice
            ? Finding.Good("LibreOffice 可用，PPTX 和 DOCX 可以作课件。", "LibreOffice is there; PPTX and DOCX can be courseware.")
            : Missing(
                Verdict.Doubtful, "没有安装 LibreOffice，PPTX 和 DOCX 要先另存为 PDF。", "LibreOffice is not installed; PPTX and DOCX must be saved as PDF first.",
                "--no-install-recommends libreoffice-impress libreoffice-writer");
        yield return HaveChineseFonts()
            ? Finding.Good("中文字体可用。", "Chinese fonts are there.")
            : Missing(Verdict.Doubtful, "没有中文字体，未嵌入字体的课件会显示成方框。", "No Chinese fonts; courseware that brings none would show boxes.", "fonts-noto-cjk");
    }

    private static Finding Missing(Verdict verdict, string chinese, string english, string packages)
        => new(verdict, new Words(chinese, english), new Words($"sudo apt-get install -y {packages}", $"sudo apt-get install -y {packages}"));

    /// <summary>By the names of the families that Debian packs and that people copy from elsewhere.</summary>
    private static bool HaveChineseFonts() => FontFolders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.tt?", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(folder, "*.otf", SearchOption.AllDirectories)))
        .Any(path => Path.GetFileName(path) is var name && (
            name.Contains("CJK", StringComparison.OrdinalIgnoreCase) || name.Contains("SC-", StringComparison.Ordinal)
            || name.StartsWith("wqy", StringComparison.OrdinalIgnoreCase) || name.StartsWith("msyh", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("simsun", StringComparison.OrdinalIgnoreCase) || name.StartsWith("uming", StringComparison.OrdinalIgnoreCase)));
}
