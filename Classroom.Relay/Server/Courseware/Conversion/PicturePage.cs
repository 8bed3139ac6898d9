using System.Globalization;
using Classroom.Relay.Courseware.Files;

namespace Classroom.Relay.Courseware.Conversion;

/// <summary>Makes a page of an uploaded picture. It is decoded and encoded anew, so nothing of the file itself is ever served.</summary>
internal sealed class PicturePage(PageRenderings renderings)
{
    /// <summary>Most pixels of a picture: 108 megapixels are what telephones offer.</summary>
    private const int MaxPixels = 120_000_000;

    private const string White = "lutrgb=r=255:g=255:b=255:a=255";

    /// <summary>Makes the page; broken when the picture cannot be decoded within the limits.</summary>
    public async Task<MadePage> MakeAsync(string file, FileKind kind, string folder, CancellationToken cancellation)
    {
        var (screen, panel) = (Path.Combine(folder, "screen.png"), Path.Combine(folder, "panel.png"));
        string[] arguments =
        [
            "-nostdin", "-loglevel", "error", "-y", "-protocol_whitelist", "file", "-max_pixels", MaxPixels.ToString(CultureInfo.InvariantCulture),
            "-f", DemuxerOf(kind), "-i", file,
            // Laid on white, as it would be on paper: the stage is dark.
            "-filter_complex", $"[0:v]{ShrinkInto(PageSizes.Panel)},format=rgba,split[back][front];[back]{White}[paper];[paper][front]overlay=format=auto,format=rgb24,split[panel][copy];[copy]{ShrinkInto(PageSizes.Screen)}[screen]",
            "-map", "[panel]", "-frames:v", "1", panel, "-map", "[screen]", "-frames:v", "1", screen,
        ];
        var outcome = await BoundedProcess.RunAsync(Converters.Ffmpeg, arguments, ProcessLimits.Page, folder, cancellation);
        if (!outcome.Succeeded || !File.Exists(screen))
        {
            return MadePage.Broken;
        }

        var images = await renderings.MakeAsync([screen, panel], folder, cancellation);
        return images.Count == 0 ? MadePage.Broken : new MadePage(images, null);
    }

    private static string ShrinkInto(PageSize box) => string.Create(
        CultureInfo.InvariantCulture, $"scale=w='min(iw,{box.Width})':h='min(ih,{box.Height})':force_original_aspect_ratio=decrease:flags=lanczos");

    /// <summary>Named, so that a file cannot choose a reader that follows references.</summary>
    private static string DemuxerOf(FileKind kind) => kind switch
    {
        FileKind.Png => "png_pipe",
        FileKind.Jpeg => "jpeg_pipe",
        FileKind.WebP => "webp_pipe",
        FileKind.Gif => "gif",
        FileKind.Bmp => "bmp_pipe",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No picture."),
    };
}
