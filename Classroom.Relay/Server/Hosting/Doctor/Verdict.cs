namespace Classroom.Relay.Hosting.Doctor;

/// <summary>How bad a finding is.</summary>
internal enum Verdict
{
    Good,

    /// <summary>The relay works, but worse than it could, or this could not be found out.</summary>
    Doubtful,

    /// <summary>The relay, or a part of it, will not work.</summary>
    Broken,
}
