using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons;

/// <summary>The one video codec that all rooms of a lesson publish, so that a cut never changes codec.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<VideoCodec>))]
public enum VideoCodec
{
    /// <summary>H.264 constrained baseline.</summary>
    H264,

    /// <summary>VP8.</summary>
    Vp8,
}
