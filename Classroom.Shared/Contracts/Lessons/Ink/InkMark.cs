namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>One thing that was drawn.</summary>
/// <param name="Id">Chosen by the client, 1 to 16 letters and digits, unique on its surface; links a stroke that is still being drawn to the finished one.</param>
/// <param name="Colour">0 to <see cref="ContractLimits.MaxInkColour"/>: a place in the palette, so that each screen shows it in a tone it can show.</param>
/// <param name="Width">Breadth of the line, for words the height of a line, in units of the page's width (<see cref="InkPoints.Extent"/>).</param>
/// <param name="Points">See <see cref="InkPoints"/>.</param>
/// <param name="Text">The words of <see cref="InkKind.Text"/>; null for all else.</param>
/// <param name="By">Who drew it: an actor's identifier, which the relay fills in. Null in commands and signals.</param>
public sealed record InkMark(string Id, InkKind Kind, int Colour, int Width, string Points, string? Text = null, string? By = null);
