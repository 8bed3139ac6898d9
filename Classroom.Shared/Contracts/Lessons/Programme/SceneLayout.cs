using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>How a scene's places stand on the screen.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SceneLayout>))]
public enum SceneLayout
{
    /// <summary>One place that fills the screen.</summary>
    One,

    /// <summary>Two of equal size side by side.</summary>
    OneAndOne,

    /// <summary>A large one, and up to five small ones in a column beside it.</summary>
    OneAndMany,

    /// <summary>Four of equal size.</summary>
    Four,

    /// <summary>Nine of equal size.</summary>
    Nine,

    /// <summary>A large one, usually the page, and a small picture in its corner.</summary>
    Inset,

    /// <summary>No picture: a card with words, or nothing at all.</summary>
    Card,
}
