namespace Classroom.Shared.Contracts.Rest;

/// <summary>What a room sends and is sent.</summary>
/// <param name="RoomId">Empty for viewers that are no room.</param>
/// <param name="Name">As shown; empty for viewers that are no room.</param>
/// <param name="Present">True while its device is connected.</param>
/// <param name="Published">One entry per kind of track the room has published here.</param>
/// <param name="Received">One entry per kind of track the room has received here, whoever published it.</param>
public sealed record RoomHealth(
    string RoomId,
    string Name,
    string School,
    bool Present,
    IReadOnlyList<PublishedHealth> Published,
    IReadOnlyList<ReceivedHealth> Received);
