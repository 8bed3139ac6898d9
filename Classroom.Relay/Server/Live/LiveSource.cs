using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Live;

/// <summary>A track that is being published now.</summary>
/// <param name="SourceId">Unguessable identifier.</param>
/// <param name="Name">The room's identifier, the name of an ad-hoc source, or the lesson's identifier for its programme.</param>
/// <param name="RoomId">The room, or null for an ad-hoc source and for a programme.</param>
/// <param name="Worker">The worker that owns <paramref name="Producer"/>; touch the producer on its thread only.</param>
public sealed record LiveSource(string SourceId, string Name, string? RoomId, SourceKind Kind, MediaWorker Worker, Producer Producer)
{
    /// <summary>The lesson whose programme it is; null for what a room or an encoder publishes.</summary>
    public string? LessonId { get; init; }

    /// <summary>The only room that may receive it; null for what is no private voice.</summary>
    public string? TalksTo { get; init; }

    /// <summary>True for pictures, false for sound.</summary>
    public bool IsVideo => Kind is SourceKind.Camera or SourceKind.Screen;

    /// <summary>The source as clients see it.</summary>
    public LessonSource ToContract(string roomId) => new(SourceId, roomId, Kind, Worker.RouterId);
}
