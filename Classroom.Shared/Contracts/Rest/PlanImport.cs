namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/timetable/import, for directors and administrators: many lessons at once. 200 with <see cref="PlanImportOutcome"/>, whether they were added or not.</summary>
/// <param name="Csv">
/// A table with the heads 日期, 开始, 结束, 主讲教室, 接收教室, 学科 and 课题 in any order, of which the last three may be left out. Rooms by name; of 接收教室 several with
/// 、 between them, none for the rooms that the lecture room is paired with.
/// </param>
public sealed record PlanImport(string Csv);
