namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A room's fader.</summary>
/// <param name="Level">0 to 100, in per cent of the sound as it comes.</param>
/// <param name="Solo">While any room is solo, only such rooms are heard.</param>
public sealed record MixerChannel(string RoomId, int Level, bool Muted, bool Solo);
