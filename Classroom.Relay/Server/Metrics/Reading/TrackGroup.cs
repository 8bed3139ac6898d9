using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>Tracks that are counted together. Bounded by lessons, rooms and kinds, however often tracks come and go.</summary>
/// <param name="LessonId">Empty outside lessons.</param>
/// <param name="RoomId">The room that publishes or receives; empty for sources and viewers that are no room.</param>
/// <param name="IsReceived">Whether the room receives it.</param>
internal readonly record struct TrackGroup(string LessonId, string RoomId, SourceKind Kind, bool IsReceived);
