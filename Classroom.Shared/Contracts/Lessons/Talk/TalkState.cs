namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>What was written in the lesson. Old questions and notes fall out of it, so that a long lesson is no heavier to join; the log keeps them.</summary>
/// <param name="Asked">Questions so far.</param>
/// <param name="Questions">The latest <see cref="MostQuestions"/>, oldest first.</param>
/// <param name="Reactions">At most one for each room, in the order they came.</param>
/// <param name="Notes">The latest <see cref="MostNotes"/> of each room, oldest first. A listener sees those that it is part of.</param>
public sealed record TalkState(int Asked, IReadOnlyList<WrittenQuestion> Questions, IReadOnlyList<RoomReaction> Reactions, IReadOnlyList<Note> Notes)
{
    /// <summary>Questions kept at hand.</summary>
    public const int MostQuestions = 100;

    /// <summary>Notes kept at hand for each room.</summary>
    public const int MostNotes = 30;

    /// <summary>Before the lesson.</summary>
    public static TalkState Empty { get; } = new(0, [], [], []);
}
