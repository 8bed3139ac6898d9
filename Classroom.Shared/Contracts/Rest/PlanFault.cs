using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>Why a lesson cannot be planned.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PlanFault>))]
public enum PlanFault
{
    /// <summary>The table has no column of this name.</summary>
    MissingColumn,

    /// <summary>The table has no rows.</summary>
    Empty,

    /// <summary>The table has more rows than are taken at once; the text is the most it may have.</summary>
    TooManyRows,

    /// <summary>No date such as 2026-09-01.</summary>
    BadDate,

    /// <summary>No time such as 08:30.</summary>
    BadTime,

    /// <summary>It ends before it begins, or lasts longer than four hours.</summary>
    BadLength,

    /// <summary>There is no lecture room of this name.</summary>
    NoSuchLectureRoom,

    /// <summary>There is no receiving room of this name.</summary>
    NoSuchReceivingRoom,

    /// <summary>The subject or title is too long, or holds what cannot be shown.</summary>
    BadText,

    /// <summary>The room has another lesson at that time.</summary>
    RoomTaken,
}
