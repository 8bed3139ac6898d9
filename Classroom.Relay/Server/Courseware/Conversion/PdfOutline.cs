using System.Globalization;
using System.Text.RegularExpressions;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware.Conversion;

/// <summary>What pdfinfo says of a PDF: how large its pages are, and what is wrong with the file as a whole.</summary>
/// <param name="Pages">Sizes as they are shown, turned pages turned; a page that is not in the file has size 0.</param>
/// <param name="Complaints">Lines that every look at the file repeats and that say nothing of one page.</param>
internal sealed partial record PdfOutline(IReadOnlyList<PageSize> Pages, IReadOnlySet<string> Complaints)
{
    /// <summary>Reads the outline, or says why the file is no courseware.</summary>
    public static async Task<(PdfOutline? Outline, CoursewareFault? Fault)> ReadAsync(string pdf, string folder, CancellationToken cancellation)
    {
        string[] arguments = ["-f", "1", "-l", (ContractLimits.MaxCoursewarePages + 1).ToString(CultureInfo.InvariantCulture), pdf];
        var outcome = await BoundedProcess.RunAsync(Converters.PdfInfo, arguments, ProcessLimits.Page, folder, cancellation);
        if (!outcome.Succeeded)
        {
            return (null, FaultOf(outcome));
        }

        var count = Count().Match(outcome.Output) is { Success: true } match ? Number(match.Groups[1]) : 0;
        return count switch
        {
            < 1 => (null, CoursewareFault.Damaged),
            > ContractLimits.MaxCoursewarePages => (null, CoursewareFault.TooManyPages),
            _ => (new PdfOutline(Sizes(outcome.Output, (int)count), outcome.Errors.Split('\n').ToHashSet()), null),
        };
    }

    private static CoursewareFault FaultOf(ProcessOutcome outcome) => outcome switch
    {
        { TooSlow: true } => CoursewareFault.TooHeavy,
        _ when outcome.Errors.Contains("Incorrect password", StringComparison.Ordinal) => CoursewareFault.Locked,
        _ => CoursewareFault.Damaged,
    };

    private static PageSize[] Sizes(string printed, int count)
    {
        var turned = Turns().Matches(printed).Where(match => Number(match.Groups[2]) % 180 != 0).Select(match => Number(match.Groups[1])).ToHashSet();
        var sizes = new PageSize[count];
        foreach (Match match in PageSizeLine().Matches(printed))
        {
            var (page, width, height) = (Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));
            if (page >= 1 && page <= count)
            {
                sizes[(int)page - 1] = turned.Contains(page) ? new PageSize(height, width) : new PageSize(width, height);
            }
        }

        return sizes;
    }

    private static double Number(Group group) => double.TryParse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^Pages:\s+(\d{1,9})", RegexOptions.Multiline)]
    private static partial Regex Count();

    [GeneratedRegex(@"^Page\s+(\d{1,9}) size:\s+([\d.e+-]+) x ([\d.e+-]+) pts", RegexOptions.Multiline)]
    private static partial Regex PageSizeLine();

    [GeneratedRegex(@"^Page\s+(\d{1,9}) rot:\s+(\d{1,3})", RegexOptions.Multiline)]
    private static partial Regex Turns();
}
