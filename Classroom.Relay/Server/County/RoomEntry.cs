using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.County;

/// <summary>A room as the directory knows it.</summary>
/// <param name="District">Name of the 学区 its school belongs to, or empty.</param>
/// <param name="ReceiverIds">Receiving rooms brought into this room's lessons, in wall order; empty for a receiving room.</param>
/// <param name="DeviceIds">Devices whose key is good.</param>
/// <param name="ClassSize">Pupils on its class list; 0 where there is none.</param>
public sealed record RoomEntry(RoomIdentity Identity, string District, IReadOnlyList<string> ReceiverIds, IReadOnlySet<int> DeviceIds, int ClassSize);
