using Classroom.Shared.Contracts.County;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/rooms, for administrators: adds a room. 200 with <see cref="RoomRecord"/>, 400 <c>badName</c>, 409 <c>nameTaken</c>.</summary>
/// <param name="Name">Shown name, unique in the county: 1 to 32 letters, digits, spaces and the marks <c>-_·.、（）()</c>.</param>
/// <param name="School">Name of its school; a school not known yet is made.</param>
/// <param name="District">学区 of the school: null leaves it as it is, empty takes the school out of its 学区, a name not known yet makes one.</param>
public sealed record NewRoom(string Name, string School, string? District, RoomKind Kind);
