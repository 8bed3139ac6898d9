using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>Stable reasons for a refusal; a client decides by the code and shows its own sentence.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ErrorCode>))]
public enum ErrorCode
{
    /// <summary>The request is malformed or breaks a limit.</summary>
    Invalid,

    /// <summary>No valid credential was shown.</summary>
    Unauthorized,

    /// <summary>The caller's role does not allow it.</summary>
    Forbidden,

    /// <summary>The thing named does not exist, or not any more.</summary>
    NotFound,

    /// <summary>It contradicts the present state, for example a second live lesson in one room.</summary>
    Conflict,

    /// <summary>Sender and receiver share no codec.</summary>
    NoCommonCodec,

    /// <summary>The caller holds as many transports, producers or consumers as one connection may, or speaks more often than a lesson bears.</summary>
    TooMany,

    /// <summary>The question takes no answers any more.</summary>
    QuestionStopped,

    /// <summary>Another device holds the seat.</summary>
    SeatTaken,

    /// <summary>Another director holds the lesson.</summary>
    DeskHeld,

    /// <summary>No director holds the lesson; whoever wants to work its desk takes it first.</summary>
    DeskFree,

    /// <summary>The teacher decides what is seen; there is no programme to change.</summary>
    NoProgramme,

    /// <summary>A source of the scene is not there, or not any more.</summary>
    SourceGone,

    /// <summary>The lesson has ended.</summary>
    LessonEnded,

    /// <summary>Another device took over this room.</summary>
    Replaced,

    /// <summary>A fault of the relay; it is logged there.</summary>
    Internal,
}
