using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>What a caller learns when it enters.</summary>
/// <param name="Role">The caller's role.</param>
/// <param name="Name">The name to show for the caller.</param>
/// <param name="Room">The caller's room, when the caller is a room.</param>
/// <param name="Lesson">The live lesson the room is in now, or null.</param>
/// <param name="County">Every room, for those who may see the wall; else null.</param>
/// <param name="RtpCapabilities">What the relay's routers can receive; the same for all of them.</param>
/// <param name="PublishRouterId">Where this caller makes its send transport.</param>
/// <param name="ServerTime">UTC, to show the relay's clock.</param>
public sealed record Welcome(
    Role Role,
    string Name,
    RoomIdentity? Room,
    LessonState? Lesson,
    CountyView? County,
    RtpCapabilities RtpCapabilities,
    string PublishRouterId,
    DateTimeOffset ServerTime);
