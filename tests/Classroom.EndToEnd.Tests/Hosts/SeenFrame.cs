namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>A frame of a test clip as a page showed it.</summary>
/// <param name="At">ms of the page's clock when it was on screen.</param>
/// <param name="Number">The number its barcode carries.</param>
/// <param name="Colour">Red, green and blue of the room's colour.</param>
internal sealed record SeenFrame(double At, int Number, int[] Colour, bool Flash, int Width, int Height);
