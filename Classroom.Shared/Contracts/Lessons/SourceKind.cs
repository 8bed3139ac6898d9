using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons;

/// <summary>What a published track shows or sounds.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SourceKind>))]
public enum SourceKind
{
    /// <summary>The room's camera.</summary>
    Camera,

    /// <summary>The room's microphone.</summary>
    Microphone,

    /// <summary>A shared screen or window.</summary>
    Screen,

    /// <summary>The sound of a shared screen.</summary>
    ScreenAudio,

    /// <summary>A director's voice for the lecturer's ear.</summary>
    TalkBack,
}
