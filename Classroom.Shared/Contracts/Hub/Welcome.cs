using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>What a caller learns when it enters. If its room is in a lesson, <see cref="IRelayClient.LessonEntered"/> follows at once, or <see cref="IRelayClient.LessonEvents"/> to one that said where it stands.</summary>
/// <param name="Role">The caller's role.</param>
/// <param name="Name">The name to show for the caller.</param>
/// <param name="Room">The caller's room, when the caller is a room; the room it helps in, when it is a helper.</param>
/// <param name="Paired">For a lecture room: the receiving rooms invited to its lessons. For a receiving room: the lecture rooms it may be invited by.</param>
/// <param name="County">Every room, for those who may see the wall; else null.</param>
/// <param name="RtpCapabilities">What the relay's routers can receive; the same for all of them.</param>
/// <param name="Resumed">True when this connection continues the earlier one of the same instance: its transports, sources and consumers are still there.</param>
/// <param name="Run">Identifies this run of the relay; see <see cref="LessonPosition"/>.</param>
/// <param name="ServerTime">UTC, to show the relay's clock.</param>
public sealed record Welcome(
    Role Role,
    string Name,
    RoomIdentity? Room,
    IReadOnlyList<RoomStatus> Paired,
    CountyView? County,
    RtpCapabilities RtpCapabilities,
    bool Resumed,
    string Run,
    DateTimeOffset ServerTime);
