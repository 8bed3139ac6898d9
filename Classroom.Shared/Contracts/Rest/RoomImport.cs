namespace Classroom.Shared.Contracts.Rest;

/// <summary>
/// Body of POST /api/rooms/import, for administrators: many rooms at once. 200 with <see cref="RoomImportOutcome"/>, whether they were added or not.
/// </summary>
/// <param name="Csv">
/// A table with the heads 学校, 教室, 类型 (主讲 or 接收), 学区 and 主讲教室 in any order, of which the last two may be left out. 主讲教室 names the lecture
/// rooms that a receiving room follows, with 、 between them; they stand in the table or exist already.
/// </param>
public sealed record RoomImport(string Csv);
