using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware;

/// <summary>What a refused teacher reads: what is wrong, and what to do instead.</summary>
internal static class CoursewareSentences
{
    public const string NoSuchDocument = "没有这份课件，可能已被删除。";

    public const string NotYours = "只能管理本主讲教室的课件。";

    public const string BadRoom = "没有这间主讲教室。";

    public const string NoSpace = "服务器存储空间不足，请联系管理员。";

    public const string NotWhole = "文件还没有传完，请继续上传。";

    public const string WrongOffset = "这一段不是接下来的一段，请按服务器记下的位置继续。";

    public const string BadHash = "文件的 SHA-256 须为 64 个十六进制字符。";

    public const string Busy = "这份文件正从另一处上传，请稍候。";

    public static string BadName { get; } = $"文件名须为 1 至 {ContractLimits.MaxCoursewareName} 个字符。";

    public static string BadSize { get; } = $"文件须大于 0 字节，不超过 {ContractLimits.MaxCoursewareBytes >> 20} MB。";

    public static string TooManyFiles { get; } = $"本教室的课件已达 {CoursewareBook.MaxFiles} 份，请先删除不用的。";

    public static string Of(CoursewareFault fault) => fault switch
    {
        CoursewareFault.UnsupportedFile => "不支持这种文件。请上传 PDF、图片（JPG、PNG、WebP、GIF、BMP）、PPTX 或 DOCX。",
        CoursewareFault.ActiveContent => "网页、SVG 和 XML 文件可能带有脚本，不能上传。请另存为 PDF 或图片。",
        CoursewareFault.WrongExtension => "文件的内容与扩展名不符。请确认文件无误，用正确的扩展名再上传。",
        CoursewareFault.OldOffice => "这是旧格式（PPT、DOC）或加了密码的文件。请在 WPS 或 Office 中去掉密码，另存为 PPTX、DOCX 或 PDF 再上传。",
        CoursewareFault.PackedTooLarge => "文件解压后过大，已拒绝。请另存为 PDF 再上传。",
        CoursewareFault.Altered => "文件在上传途中出错，请重新上传。",
        CoursewareFault.Damaged => "文件已损坏，无法打开。请在电脑上打开确认，另存为 PDF 再上传。",
        CoursewareFault.Locked => "PDF 设有密码。请去掉密码再上传。",
        CoursewareFault.TooManyPages => $"超过 {ContractLimits.MaxCoursewarePages} 页，请分成几份上传。",
        CoursewareFault.OfficeMissing => "服务器没有安装 LibreOffice，不能转换 PPTX 和 DOCX。请另存为 PDF 上传，或请管理员在服务器上运行：sudo apt-get install -y --no-install-recommends libreoffice-impress libreoffice-writer fonts-noto-cjk",
        CoursewareFault.ConverterMissing => "服务器缺少转换程序。请管理员在服务器上运行：sudo apt-get install -y poppler-utils poppler-data ffmpeg",
        CoursewareFault.TooHeavy => "文件太复杂，转换超时。请另存为 PDF 再上传。",
        CoursewareFault.ServerTrouble => "服务器处理时出错，请再上传一次；仍不行请联系管理员。",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
