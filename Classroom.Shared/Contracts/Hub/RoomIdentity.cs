using Classroom.Shared.Contracts.County;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>The room a device account stands for.</summary>
public sealed record RoomIdentity(string RoomId, string Name, string School, RoomKind Kind);
