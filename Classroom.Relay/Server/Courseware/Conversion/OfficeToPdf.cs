using Classroom.Relay.Courseware.Files;
using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware.Conversion;

/// <summary>Turns PPTX and DOCX into a PDF by LibreOffice: in a profile of its own, without macros, links or network. Text that names no language is Chinese: the same letters have other shapes in Japanese fonts.</summary>
internal static class OfficeToPdf
{
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="DefaultLocale_CJK" oor:op="fuse"><value>zh-CN</value></prop></item>
        <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
        </oor:items>
        """;

    /// <summary>Makes <paramref name="pdf"/>; null when it is there, else why not.</summary>
    public static async Task<CoursewareFault?> ConvertAsync(string file, FileKind kind, string pdf, string folder, CancellationToken cancellation)
    {
        if (!Converters.HaveOffice)
        {
            return CoursewareFault.OfficeMissing;
        }

        // LibreOffice goes by the name's ending.
        var input = Path.Combine(folder, kind is FileKind.Presentation ? "input.pptx" : "input.docx");
        var user = Directory.CreateDirectory(Path.Combine(folder, "profile", "user"));
        await File.WriteAllTextAsync(Path.Combine(user.FullName, "registrymodifications.xcu"), Settings, cancellation);
        File.Copy(file, input, overwrite: true);
        string[] arguments =
        [
            "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", $"-env:UserInstallation={new Uri(user.Parent!.FullName)}",
            "--convert-to", "pdf", "--outdir", folder, input,
        ];
        var outcome = await BoundedProcess.RunAsync(Converters.Office, arguments, ProcessLimits.Office, folder, cancellation);
        var made = Path.ChangeExtension(input, ".pdf");
        if (!outcome.Succeeded || !File.Exists(made))
        {
            return outcome.TooSlow ? CoursewareFault.TooHeavy : CoursewareFault.Damaged;
        }

        File.Move(made, pdf, overwrite: true);
        return null;
    }
}
