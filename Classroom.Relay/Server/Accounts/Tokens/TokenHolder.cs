using Classroom.Relay.Live;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Accounts.Tokens;

/// <summary>Whom a bearer token speaks for.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="RoomId">The room, for <see cref="Role.Room"/>, and for a pupil the one it sits in.</param>
/// <param name="DeviceId">The device whose key bought the token; null for a token printed at the console.</param>
/// <param name="Id">Identifier of somebody who is neither a room nor has an account.</param>
/// <param name="BelongsTo">The room such a person belongs to; the token is good only there.</param>
/// <param name="Seat">What a pupil holds; null for others.</param>
public sealed record TokenHolder(Role Role, string Name, string? RoomId = null, int? DeviceId = null, string? Id = null, string? BelongsTo = null, PupilSeat? Seat = null);
