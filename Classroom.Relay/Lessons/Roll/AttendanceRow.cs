using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Roll;

/// <summary>One line of an attendance sheet: a stay of a room or a person, or a seat of a roll.</summary>
/// <param name="Room">Name of the room, or empty for somebody who was in none.</param>
/// <param name="Name">Name of the person, or empty for a room.</param>
/// <param name="FromMs">Lesson time at which the stay began; null for a seat.</param>
/// <param name="UntilMs">Lesson time at which it ended; null for a seat and while it goes on.</param>
/// <param name="Attendance">What the roll says; for a seat only.</param>
/// <param name="Link">The worst minute of a room's link; null where none was reported.</param>
public sealed record AttendanceRow(AttendanceKind Kind, string Room, string Name, int? Seat, long? FromMs, long? UntilMs, Attendance? Attendance, LinkGrade? Link);
