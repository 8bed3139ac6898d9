namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A room's fader was moved.</summary>
public sealed record ChannelSet(MixerChannel Channel) : ProgrammeEvent;
