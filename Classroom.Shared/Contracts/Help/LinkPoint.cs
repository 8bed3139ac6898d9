namespace Classroom.Shared.Contracts.Help;

/// <summary>A room's link at one moment.</summary>
/// <param name="LossPermille">Share of packets the network lost, of the worse way.</param>
/// <param name="RoundTripMs">Null until a receiver had reported.</param>
/// <param name="UpKbps">What the room sent.</param>
/// <param name="DownKbps">What the room was sent.</param>
public sealed record LinkPoint(DateTimeOffset At, int LossPermille, int? RoundTripMs, int UpKbps, int DownKbps);
