using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A pupil's device asks for a seat.</summary>
/// <param name="Replaces">It may have the seat of this silent device; any other holder keeps its seat.</param>
public sealed record SeatPupil(string RoomId, int Seat, string Holder, string? Replaces) : LessonCommand;
