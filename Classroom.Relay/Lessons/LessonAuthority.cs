namespace Classroom.Relay.Lessons;

/// <summary>What an actor may do in one lesson. The host derives it from role and room; the rules decide by it alone.</summary>
public enum LessonAuthority
{
    /// <summary>The lecture room that gives the lesson.</summary>
    Lecturer,

    /// <summary>A receiving room of the lesson.</summary>
    Receiver,

    /// <summary>A teacher in a receiving room of the lesson, on a phone: may raise its hands and mute it, as the room's own keys may.</summary>
    Helper,

    /// <summary>A pupil in a room of the lesson, on a device that holds a seat: answers questions and nothing else.</summary>
    Pupil,

    /// <summary>A director or administrator of the county.</summary>
    Director,

    /// <summary>Somebody who only watches.</summary>
    Observer,

    /// <summary>The relay itself, reporting what happened to devices and tracks.</summary>
    Relay,
}
