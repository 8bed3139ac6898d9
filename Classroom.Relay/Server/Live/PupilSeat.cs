namespace Classroom.Relay.Live;

/// <summary>What a pupil's device holds: a seat of a room in one lesson.</summary>
/// <param name="Holder">Identifies the device within the lesson.</param>
public sealed record PupilSeat(string LessonId, string RoomId, int Seat, string Holder);
