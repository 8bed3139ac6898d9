namespace Classroom.Shared.Contracts.Rest;

/// <summary>Answer of POST /api/rooms/{id}/roster. The whole table is taken, or with any error nothing.</summary>
public sealed record RosterImportOutcome(int Taken, IReadOnlyList<RosterImportError> Errors);
