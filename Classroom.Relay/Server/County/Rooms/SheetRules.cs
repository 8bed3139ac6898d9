using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.County.Rooms;

/// <summary>What rows of a table must keep to among each other and towards the county.</summary>
internal static class SheetRules
{
    /// <summary>What keeps these rows from being added.</summary>
    public static IEnumerable<RoomImportError> Check(IReadOnlyList<RoomRow> rows, RoomDirectory rooms)
    {
        var byName = rows.GroupBy(row => row.Names.Name).ToDictionary(same => same.Key, same => same.First());
        foreach (var row in rows)
        {
            if (byName[row.Names.Name] != row || rooms.IsKnown(row.Names.Name))
            {
                yield return new RoomImportError(row.Line, RoomImportFault.NameTaken, row.Names.Name);
            }

            if (row.Kind is RoomKind.Lecture && row.Lecturers.Count > 0)
            {
                yield return new RoomImportError(row.Line, RoomImportFault.LectureRoomFollows, row.Lecturers[0]);
                continue;
            }

            foreach (var lecturer in row.Lecturers.Where(name => KindOf(name) is not RoomKind.Lecture))
            {
                yield return new RoomImportError(row.Line, RoomImportFault.NoSuchLectureRoom, lecturer);
            }
        }

        RoomKind? KindOf(string name) => byName.GetValueOrDefault(name)?.Kind ?? rooms.FindByName(name)?.Identity.Kind;
    }
}
