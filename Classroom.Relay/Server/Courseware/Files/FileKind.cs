namespace Classroom.Relay.Courseware.Files;

/// <summary>What a file is by its content.</summary>
internal enum FileKind
{
    Pdf,
    Png,
    Jpeg,
    WebP,
    Gif,
    Bmp,
    Presentation,
    Text,
}
