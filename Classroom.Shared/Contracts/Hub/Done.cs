namespace Classroom.Shared.Contracts.Hub;

/// <summary>The value of a call that has nothing to tell but that it was done.</summary>
public sealed record Done
{
    /// <summary>The only value.</summary>
    public static Done Value { get; } = new();
}
