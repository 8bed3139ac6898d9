using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>What a page sees in its own camera's picture, before it is encoded.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CapturedPicture>))]
public enum CapturedPicture
{
    /// <summary>A picture that moves, if only by the noise of its sensor.</summary>
    Fine,

    /// <summary>All dark.</summary>
    Black,

    /// <summary>One flat surface: a lens cap, a cloth, a wall.</summary>
    Covered,

    /// <summary>The same picture to the last bit.</summary>
    Frozen,
}
