using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>Why a row of a class list cannot be taken.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RosterImportFault>))]
public enum RosterImportFault
{
    /// <summary>The table has no column of this name.</summary>
    MissingColumn,

    /// <summary>The table has no rows.</summary>
    Empty,

    /// <summary>The table has more rows than a room has seats; the text is the most it may have.</summary>
    TooManyRows,

    /// <summary>The seat is no whole number from 1 on, or too high.</summary>
    BadSeat,

    /// <summary>The text breaks the rules of a name.</summary>
    BadName,

    /// <summary>Another row has the seat.</summary>
    SeatTaken,
}
