namespace Classroom.Shared.MessagePack;

/// <summary>What the next value is, told by its first byte.</summary>
internal enum MessagePackKind
{
    /// <summary>The end of the input, a byte the format never uses, or an extension other than a timestamp.</summary>
    None,
    Nil,
    Boolean,
    Integer,
    Float,
    String,
    Binary,
    Array,
    Map,
    Timestamp,
}
