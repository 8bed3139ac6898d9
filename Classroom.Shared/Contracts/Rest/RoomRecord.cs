using Classroom.Shared.Contracts.County;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>A room as its administrator sees it. GET /api/rooms answers all of them, in the order of the wall.</summary>
/// <param name="District">Name of the 学区 the school belongs to, or empty.</param>
/// <param name="ReceiverIds">Receiving rooms brought into this room's lessons; empty for a receiving room.</param>
/// <param name="Devices">Devices whose key is good.</param>
/// <param name="CodeExpiresAt">Until when an unused pairing code of the room is good (UTC), or null when there is none.</param>
/// <param name="InLesson">True while it is in a live lesson or gives one; then it cannot be deleted.</param>
public sealed record RoomRecord(
    string RoomId,
    string Name,
    string School,
    string District,
    RoomKind Kind,
    IReadOnlyList<string> ReceiverIds,
    int Devices,
    DateTimeOffset? CodeExpiresAt,
    bool InLesson);
