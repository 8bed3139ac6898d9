namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A receiving room's microphone was opened or closed; the relay forwards nothing of a closed one.</summary>
public sealed record MicrophoneSet(string RoomId, Microphone Microphone) : FloorEvent;
