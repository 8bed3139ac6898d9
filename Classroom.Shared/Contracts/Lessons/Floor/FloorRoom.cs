namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A room's part in the talk of a lesson, and what fairness is judged by.</summary>
/// <param name="SpokenMs">Speech through an open microphone, in all.</param>
/// <param name="LastSpokenMs">Lesson time of the latest speech; of the room's first arrival before it has spoken.</param>
/// <param name="TurnMs">Speech of its latest turn; a pause of <see cref="TurnPauseMs"/> ends one.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="Waits">Hands that have gone down, called or not.</param>
/// <param name="WaitedMs">How long those were up, in all.</param>
/// <param name="SpokeMutedAtMs">Lesson time when it last spoke through a closed microphone.</param>
public sealed record FloorRoom(
    string RoomId, Microphone Microphone, int SpokenMs, long LastSpokenMs, int TurnMs, int Calls, int Waits, long WaitedMs, long? SpokeMutedAtMs)
{
    /// <summary>Who was last heard so long ago begins a new turn.</summary>
    public const int TurnPauseMs = 4_000;
}
