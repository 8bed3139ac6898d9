namespace Classroom.Benchmarks.Hub;

/// <summary>One thing that is played.</summary>
internal enum HubPart
{
    /// <summary>A teacher draws for many screens.</summary>
    Ink,

    /// <summary>Pupils answer a question, all within ten seconds.</summary>
    Answers,

    /// <summary>Rooms join a lesson that has gone on for two hours.</summary>
    Join,
}
