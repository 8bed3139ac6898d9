using System.CommandLine;
using Classroom.Relay.Hosting.Doctor;

namespace Classroom.Relay.Hosting.CommandLine;

/// <summary><c>doctor</c>: looks at everything the relay needs from its machine and says how to mend what is wrong.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var english = new Option<bool>("--english") { Description = "Answer in English." };
        var command = new Command("doctor", "Check this machine and say how to mend what is wrong.") { english };
        var settings = RunSettings.AddTo(command);
        command.SetAction(async (typed, cancellation) =>
        {
            var findings = await Examination.RunAsync(settings.Read(typed), RelaySettings.Read(), cancellation);
            var chinese = !typed.GetValue(english) && Environment.GetEnvironmentVariable("LANG")?.StartsWith("en", StringComparison.Ordinal) != true;
            DoctorReport.Write(Console.Out, findings, chinese);
            return findings.Any(finding => finding.Verdict is Verdict.Broken) ? 1 : 0;
        });
        return command;
    }
}
