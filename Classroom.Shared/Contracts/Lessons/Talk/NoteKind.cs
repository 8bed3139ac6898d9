using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>What a note between the two teachers is about.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NoteKind>))]
public enum NoteKind
{
    /// <summary>Words; the only kind that needs a text.</summary>
    Words,

    /// <summary>请准备: the teacher will soon hand over.</summary>
    Cue,

    /// <summary>交给你了: the helper leads its room from here.</summary>
    HandOver,

    /// <summary>收到: the helper has seen it.</summary>
    Received,
}
