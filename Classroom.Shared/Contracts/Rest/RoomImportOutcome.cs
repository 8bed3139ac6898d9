namespace Classroom.Shared.Contracts.Rest;

/// <summary>Answer of POST /api/rooms/import. All rows are added, or with any error none.</summary>
public sealed record RoomImportOutcome(int Added, IReadOnlyList<RoomImportError> Errors);
