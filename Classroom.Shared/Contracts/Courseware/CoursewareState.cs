using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Courseware;

/// <summary>How far a piece of courseware is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CoursewareState>))]
public enum CoursewareState
{
    /// <summary>Parts of the file are still to come.</summary>
    Uploading,

    /// <summary>The file is whole and waits for others before it.</summary>
    Waiting,

    /// <summary>Pages are being made.</summary>
    Converting,

    /// <summary>It can be shown; single pages may have a fault of their own.</summary>
    Ready,

    /// <summary>No page could be made; the fault says why.</summary>
    Failed,
}
