using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>How far a question is. It only goes forward, one press each.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QuestionPhase>))]
public enum QuestionPhase
{
    /// <summary>Takes answers; the latest of each seat counts.</summary>
    Open,

    /// <summary>Takes no more; what was answered is still hidden.</summary>
    Stopped,

    /// <summary>The bars and the right answer are shown.</summary>
    Revealed,
}
