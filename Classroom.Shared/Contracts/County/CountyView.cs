namespace Classroom.Shared.Contracts.County;

/// <summary>Every room of the county, in the order the wall shows them.</summary>
public sealed record CountyView(string Name, IReadOnlyList<RoomStatus> Rooms);
