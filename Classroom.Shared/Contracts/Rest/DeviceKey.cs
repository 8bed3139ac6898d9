using Classroom.Shared.Contracts.Hub;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>A device's long-lived key. Kept by the device, stored as a hash by the relay.</summary>
public sealed record DeviceKey(RoomIdentity Room, string Key);
