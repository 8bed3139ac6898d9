using System.Buffers;
using System.Text;
using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware.Files;

/// <summary>
/// Looks into the zip of an office file before any converter does: how much it would unpack to, first as its directory says and then in truth, because a directory can lie.
/// </summary>
internal static class OfficePackage
{
    /// <summary>Most parts of a package: a presentation of 500 pages has some 6,000.</summary>
    private const int MaxParts = 20_000;

    /// <summary>Most that all parts may unpack to, in bytes.</summary>
    private const long MaxUnpacked = 1L << 30;

    /// <summary>Most that one part of XML may unpack to, in bytes: a converter holds it in memory several times over.</summary>
    private const long MaxMarkup = 128L << 20;

    /// <summary>The directory of <see cref="MaxParts"/> parts with long names, in bytes.</summary>
    private const int MaxDirectory = 8 << 20;

    private const string ContentTypes = "[Content_Types].xml";
    private const int MaxContentTypes = 4 << 20;

    private static readonly string[] PresentationTypes =
    [
        "presentationml.presentation.main", "presentationml.slideshow.main", "powerpoint.presentation.macroEnabled.main", "powerpoint.slideshow.macroEnabled.main",
    ];

    private static readonly string[] TextTypes = ["wordprocessingml.document.main", "word.document.macroEnabled.main"];

    /// <summary>What the package is, or why it is refused.</summary>
    public static FileVerdict Look(FileStream file)
    {
        try
        {
            var reader = new PackageReader(file);
            return reader.ReadDirectory(MaxDirectory) is { Count: <= MaxParts } parts && parts.All(part => part.Unpacked <= Allowed(part)) && parts.Sum(part => part.Unpacked) <= MaxUnpacked
                ? Weigh(reader, parts) ?? KindOf(reader, parts)
                : CoursewareFault.PackedTooLarge;
        }
        catch (InvalidDataException)
        {
            return CoursewareFault.Damaged;
        }
    }

    /// <summary>Null when the directory says the truth.</summary>
    private static FileVerdict? Weigh(PackageReader reader, IReadOnlyList<PackagePart> parts)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            if (parts.Any(part => part.IsStored && part.Packed != part.Unpacked))
            {
                return CoursewareFault.Damaged;
            }

            foreach (var part in parts.Where(part => !part.IsStored))
            {
                using var content = reader.Open(part);
                var left = part.Unpacked;
                for (int read; left >= 0 && (read = content.Read(buffer)) > 0;)
                {
                    left -= read;
                }

                if (left != 0)
                {
                    return left < 0 ? CoursewareFault.PackedTooLarge : CoursewareFault.Damaged;
                }
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long Allowed(PackagePart part) => Path.GetExtension(part.Name) is ".xml" or ".rels" or ".vml" ? MaxMarkup : MaxUnpacked;

    /// <summary>The main part's type decides (ECMA-376 part 1 sections 11.3.10 and 13.3.6).</summary>
    private static FileVerdict KindOf(PackageReader reader, IReadOnlyList<PackagePart> parts)
    {
        if (parts.FirstOrDefault(part => part.Name == ContentTypes) is not { Unpacked: <= MaxContentTypes } part)
        {
            return CoursewareFault.UnsupportedFile;
        }

        using var text = new StreamReader(reader.Open(part), Encoding.UTF8);
        var types = text.ReadToEnd();
        return types switch
        {
            _ when Array.Exists(PresentationTypes, type => types.Contains(type, StringComparison.OrdinalIgnoreCase)) => FileKind.Presentation,
            _ when Array.Exists(TextTypes, type => types.Contains(type, StringComparison.OrdinalIgnoreCase)) => FileKind.Text,
            _ => CoursewareFault.UnsupportedFile,
        };
    }
}
