using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware.Conversion;

/// <summary>
/// Makes the pictures of a page that are kept: WebP in up to three sizes. A drawn page keeps every pixel and is small all the same (28 KB at 1920 and 55 KB at 3840 pixels for
/// a slide of text); a photograph would be six times as large that way and is encoded with loss.
/// </summary>
internal sealed class PageRenderings(CoursewareFolder store)
{
    /// <summary>Bytes per pixel of a PNG above which the picture is a photograph. Measured at 3840 pixels: slides of text 0.02, a fractal 0.44.</summary>
    private const double PhotographicBytesPerPixel = 0.12;

    private static readonly string[] Lossless = ["-lossless", "1"];

    /// <summary>Of the lossy encoder, 0 to 100: no blocks to be seen around coloured text.</summary>
    private static readonly string[] Lossy = ["-quality", "88"];

    /// <summary>Keeps the pictures of a page: a thumbnail of the first drawing, and the drawings.</summary>
    /// <param name="made">PNGs of the page, from small to large; of two of one size, as those of a small picture are, one is kept.</param>
    /// <returns>From small to large; empty when the encoder failed.</returns>
    public async Task<IReadOnlyList<PageImage>> MakeAsync(IReadOnlyList<string> made, string folder, CancellationToken cancellation)
    {
        string[] drawings = [.. made.DistinctBy(SizeOf)];
        var sizes = drawings.Select(SizeOf).ToArray();
        var thumbnail = sizes[0].ShrinkInto(PageSizes.Thumbnail);
        var photograph = new FileInfo(drawings[^1]).Length > PhotographicBytesPerPixel * sizes[^1].Width * sizes[^1].Height;
        var outcome = await BoundedProcess.RunAsync(Converters.Ffmpeg, Arguments(drawings, thumbnail, photograph, folder), ProcessLimits.Page, folder, cancellation);
        List<PageImage> images = [];
        if (outcome.Succeeded)
        {
            images.Add(await KeepAsync(Output(folder, 0), thumbnail, cancellation));
            for (var index = 0; index < sizes.Length; index++)
            {
                images.Add(await KeepAsync(Output(folder, index + 1), sizes[index], cancellation));
            }
        }

        return images;
    }

    private static string[] Arguments(IReadOnlyList<string> drawings, PageSize thumbnail, bool photograph, string folder) =>
    [
        "-nostdin", "-loglevel", "error", "-y",
        .. drawings.SelectMany(drawing => (string[])["-f", "png_pipe", "-i", drawing]),
        "-filter_complex", string.Create(CultureInfo.InvariantCulture, $"[0:v]split[whole][part];[part]scale={thumbnail.Width}:{thumbnail.Height}:flags=lanczos[small]"),
        "-map", "[small]", .. Encoding(Lossy), Output(folder, 0),
        .. drawings.SelectMany((_, index) => (string[])["-map", index == 0 ? "[whole]" : $"{index}:v", .. Encoding(photograph ? Lossy : Lossless), Output(folder, index + 1)]),
    ];

    private static string[] Encoding(string[] quality) => ["-frames:v", "1", "-c:v", "libwebp", "-compression_level", "3", .. quality];

    private static string Output(string folder, int index) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"page-{index}.webp"));

    private async Task<PageImage> KeepAsync(string path, PageSize size, CancellationToken cancellation)
    {
        var bytes = new FileInfo(path).Length;
        string hash;
        await using (var file = File.OpenRead(path))
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        }

        store.KeepPage(path, hash);
        return new PageImage((int)size.Width, (int)size.Height, hash, bytes);
    }

    /// <summary>Reads the first chunk of a PNG that our own programs wrote (PNG specification section 11.2.1).</summary>
    private static PageSize SizeOf(string png)
    {
        Span<byte> head = stackalloc byte[24];
        using var file = File.OpenRead(png);
        file.ReadExactly(head);
        return new PageSize(BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
    }
}
