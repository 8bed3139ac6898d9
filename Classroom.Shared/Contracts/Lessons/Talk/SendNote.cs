namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A word between the teacher and the helpers of one receiving room, told to nobody else. The teacher names the room; a helper's is its own.</summary>
/// <param name="Text">At most <see cref="ContractLimits.MaxTalkLength"/> characters; empty only for a note whose kind says it all.</param>
public sealed record SendNote(string RoomId, NoteKind Kind, string Text) : TalkCommand;
