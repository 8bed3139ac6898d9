using Classroom.Shared.Contracts.County;

namespace Classroom.Relay.County.Rooms;

/// <summary>One row of a table of rooms, each text by itself in order.</summary>
/// <param name="Line">Line of the file, the head being 1.</param>
/// <param name="Lecturers">Names of the lecture rooms that it follows.</param>
internal sealed record RoomRow(int Line, RoomNames Names, RoomKind Kind, IReadOnlyList<string> Lecturers);
