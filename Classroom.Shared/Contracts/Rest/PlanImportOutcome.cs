namespace Classroom.Shared.Contracts.Rest;

/// <summary>Answer of POST /api/timetable/import. All rows are added, or with any error none.</summary>
public sealed record PlanImportOutcome(int Added, IReadOnlyList<PlanImportError> Errors);
