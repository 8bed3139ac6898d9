namespace Classroom.Shared.Contracts.Hub;

/// <summary>A lesson that a director follows, or follows no more.</summary>
/// <param name="At">What the client still holds of it; see <see cref="EnterRequest.At"/>.</param>
public sealed record FollowLessonRequest(string LessonId, LessonPosition? At = null);
