namespace Classroom.Shared.Contracts.Rest;

/// <summary>What is wrong with one row of a timetable.</summary>
/// <param name="Line">Line of the file, the head being 1.</param>
/// <param name="Text">The text that is at fault, or the missing head.</param>
public sealed record PlanImportError(int Line, PlanFault Fault, string Text);
