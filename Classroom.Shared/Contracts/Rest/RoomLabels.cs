namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of PUT /api/rooms/{id}, for administrators: new names, under the rules of <see cref="NewRoom"/>. 204, 400 <c>badName</c>, 404, 409 <c>nameTaken</c>. What kind a room is never changes.</summary>
public sealed record RoomLabels(string Name, string School, string? District);
