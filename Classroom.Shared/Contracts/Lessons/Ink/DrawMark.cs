namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>A finished mark. Allowed to whoever conducts, and to the called room while drawing is allowed.</summary>
/// <param name="Surface">What it is drawn on, 1 to <see cref="ContractLimits.MaxSurfaceLength"/> characters: <c>screen</c> for the shared screen, <c>camera/{roomId}</c> for a room's picture, otherwise a page.</param>
public sealed record DrawMark(string Surface, InkMark Mark) : InkCommand;
