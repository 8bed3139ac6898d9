namespace Classroom.Shared.Contracts.Courseware;

/// <summary>One picture of a page, at GET /api/courseware/pages/{hash}. It never changes.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Hash">SHA-256 of the picture's file, in lower-case hex.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record PageImage(int Width, int Height, string Hash, long Bytes);
