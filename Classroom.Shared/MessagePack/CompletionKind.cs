namespace Classroom.Shared.MessagePack;

/// <summary>What a completion carries.</summary>
internal enum CompletionKind
{
    Error = 1,
    Void = 2,
    Result = 3,
}
