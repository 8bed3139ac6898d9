namespace Classroom.Shared.Contracts.Rest;

/// <summary>How the lessons' logs reach the database.</summary>
/// <param name="Database">"SQLite" or "PostgreSQL".</param>
/// <param name="Stored">Events stored since the start.</param>
/// <param name="Waiting">Events that wait to be stored; their commands are not acknowledged yet.</param>
/// <param name="RefusingSeconds">For how long the database has taken none; 0 while it takes them.</param>
public sealed record JournalHealth(string Database, long Stored, long Waiting, double RefusingSeconds);
