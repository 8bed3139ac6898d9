namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of PUT /api/rooms/{id}/receivers, for administrators: all receiving rooms that this lecture room's next lessons bring in. 204, 400 <c>badPairing</c> when one is no receiving room or this is no lecture room, 404.</summary>
public sealed record ReceiverChoice(IReadOnlyList<string> RoomIds);
