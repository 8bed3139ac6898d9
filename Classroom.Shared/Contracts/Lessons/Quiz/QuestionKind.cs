using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>How a question is answered.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>单选: one of 2 to 6 options.</summary>
    Single,

    /// <summary>多选: at least one of 2 to 6 options.</summary>
    Multiple,

    /// <summary>判断: choice 0 is 对, choice 1 is 错.</summary>
    TrueFalse,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A short text.</summary>
    Text,
}
