namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>How a room's link did over some time; the worse of both ways, so that one look tells.</summary>
/// <param name="LossPermille">Share of packets the network lost, before repair.</param>
/// <param name="RoundTripMs">There and back; null until a receiver has reported.</param>
/// <param name="UpKbps">What the room sent, on average.</param>
/// <param name="DownKbps">What the room was sent, on average.</param>
public sealed record LinkFigures(LinkGrade Grade, int LossPermille, int? RoundTripMs, int UpKbps, int DownKbps);
