namespace Classroom.Shared.Contracts.Lessons.Dispatch;

/// <summary>What the information centre does with the lesson now.</summary>
/// <param name="TalkBack">Null while nobody speaks to the lecturer, and always to those who may not know.</param>
public sealed record DispatchState(TalkBack? TalkBack)
{
    /// <summary>Nothing.</summary>
    public static DispatchState Empty { get; } = new(TalkBack: null);
}
