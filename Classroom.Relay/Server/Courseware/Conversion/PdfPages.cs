using System.Globalization;
using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware.Conversion;

/// <summary>Draws single pages of a PDF by poppler. A page that fails takes none of the others with it.</summary>
internal sealed class PdfPages(PageRenderings renderings)
{
    /// <summary>Draws one page and keeps its pictures.</summary>
    /// <param name="number">Counts from 1.</param>
    public async Task<MadePage> MakeAsync(string pdf, PdfOutline outline, int number, string folder, CancellationToken cancellation)
    {
        if (outline.Pages[number - 1] is not { IsUsable: true } page)
        {
            return MadePage.Broken;
        }

        List<string> drawings = [];
        var whole = true;
        foreach (var box in (PageSize[])[PageSizes.Screen, PageSizes.Panel])
        {
            // Drawn anew at each size: shrunken lines are blurred, and take three times the bytes.
            var size = page.FitInto(box);
            var drawing = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"page-{size.Width}"));
            var outcome = await BoundedProcess.RunAsync(Converters.PdfToCairo, Arguments(pdf, size, number, drawing), ProcessLimits.Page, folder, cancellation);
            if (!outcome.Succeeded)
            {
                return MadePage.Broken;
            }

            whole &= IsWhole(outcome.Errors, outline);
            drawings.Add($"{drawing}.png");
        }

        var images = await renderings.MakeAsync(drawings, folder, cancellation);
        return images.Count == 0 ? MadePage.Broken : new MadePage(images, whole ? null : PageFault.Incomplete);
    }

    private static string[] Arguments(string pdf, PageSize size, int number, string drawing)
    {
        var page = number.ToString(CultureInfo.InvariantCulture);
        return
        [
            "-png", "-singlefile", "-f", page, "-l", page,
            "-scale-to-x", size.Width.ToString(CultureInfo.InvariantCulture), "-scale-to-y", size.Height.ToString(CultureInfo.InvariantCulture),
            pdf, drawing,
        ];
    }

    /// <summary>poppler draws what it can and complains of the rest; warnings are about style.</summary>
    private static bool IsWhole(string errors, PdfOutline outline)
        => !errors.Split('\n').Any(line => (line.StartsWith("Syntax Error", StringComparison.Ordinal) || line.StartsWith("Internal Error", StringComparison.Ordinal)) && !outline.Complaints.Contains(line));
}
