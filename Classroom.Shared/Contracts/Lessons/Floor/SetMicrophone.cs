namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>Open or close one receiving room's microphone. The lecture room and directors any; a room closes its own, and opens it again if it was the one who closed it.</summary>
public sealed record SetMicrophone(string RoomId, bool Open) : FloorCommand;
