namespace Classroom.Relay.Lessons.Roll;

/// <summary>Whose presence a row of an attendance sheet is about.</summary>
public enum AttendanceKind
{
    /// <summary>主讲教室.</summary>
    Lecturer,

    /// <summary>接收教室.</summary>
    Receiver,

    /// <summary>助教.</summary>
    Helper,

    /// <summary>观课.</summary>
    Observer,

    /// <summary>导播.</summary>
    Director,

    /// <summary>学生: a seat of a receiving room's roll.</summary>
    Pupil,
}
