namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>All that a pupil's page is told: the question on the screens and the pupil's own answer to it.</summary>
/// <param name="Seq">Number of the lesson's last event when it was written; a sheet with a lower one is out of date.</param>
/// <param name="Title">The lesson's.</param>
/// <param name="RoomName">The pupil's room.</param>
/// <param name="Question">Null while none is on the screens. Of its result only the bars of all rooms together are told.</param>
/// <param name="Answer">What counts for this seat as its own answer, or null.</param>
/// <param name="Ended">The lesson is over.</param>
public sealed record AnswerSheet(string LessonId, long Seq, string Title, string RoomName, int Seat, AskedQuestion? Question, Answer? Answer, bool Ended);
