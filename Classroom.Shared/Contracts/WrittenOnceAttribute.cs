namespace Classroom.Shared.Contracts;

/// <summary>
/// A large part of a state that seldom becomes another: its MessagePack form is kept as long as the object lives, so that whoever joins a long lesson
/// does not wait until all of it is written again. Only for a record of which nothing ever changes.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WrittenOnceAttribute : Attribute;
