using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>Why a row of a table of rooms cannot be taken.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RoomImportFault>))]
public enum RoomImportFault
{
    /// <summary>The table has no column of this name.</summary>
    MissingColumn,

    /// <summary>The table has no rows.</summary>
    Empty,

    /// <summary>The table has more rows than a county has rooms; the text is the most it may have.</summary>
    TooManyRows,

    /// <summary>The text breaks the rules of a name.</summary>
    BadName,

    /// <summary>The kind is neither 主讲 nor 接收.</summary>
    BadKind,

    /// <summary>Another room, of the county or of the table, has the name.</summary>
    NameTaken,

    /// <summary>The lecture room to follow is neither in the county nor in the table.</summary>
    NoSuchLectureRoom,

    /// <summary>A lecture room follows nobody.</summary>
    LectureRoomFollows,
}
