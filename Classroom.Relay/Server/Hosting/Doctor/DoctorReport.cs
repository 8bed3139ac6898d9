namespace Classroom.Relay.Hosting.Doctor;

/// <summary>Writes findings for a person at a console.</summary>
internal static class DoctorReport
{
    public static void Write(TextWriter output, IReadOnlyList<Finding> findings, bool chinese)
    {
        foreach (var finding in findings)
        {
            output.WriteLine($"{Mark(finding.Verdict, chinese)} {finding.What.In(chinese)}");
            if (finding.Mend is { } mend)
            {
                output.WriteLine($"       {(chinese ? "办法：" : "Mend: ")}{mend.In(chinese)}");
            }
        }

        var broken = findings.Count(finding => finding.Verdict is Verdict.Broken);
        var doubtful = findings.Count(finding => finding.Verdict is Verdict.Doubtful);
        output.WriteLine(chinese
            ? $"共 {findings.Count} 项：{broken} 项有故障，{doubtful} 项需留意。"
            : $"{findings.Count} checks: {broken} broken, {doubtful} doubtful.");
    }

    private static string Mark(Verdict verdict, bool chinese) => verdict switch
    {
        Verdict.Good => chinese ? "[正常]" : "[ ok ]",
        Verdict.Doubtful => chinese ? "[留意]" : "[note]",
        _ => chinese ? "[故障]" : "[FAIL]",
    };
}
