using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.County;

/// <summary>What is wrong in a room, the most urgent first: the order in which one operator goes to it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TroubleKind>))]
public enum TroubleKind
{
    /// <summary>求助: the room asks for help and nobody has closed the call.</summary>
    HelpAsked,

    /// <summary>未开课: a planned lesson should have begun in this lecture room.</summary>
    LessonLate,

    /// <summary>未到: a lesson needs the room and no device of it is connected.</summary>
    RoomMissing,

    /// <summary>信号中断: the room is connected and nothing of its picture and sound arrives.</summary>
    NoSignal,

    /// <summary>无声: the microphone delivers nothing, or the lecture room has been quiet for long.</summary>
    Silent,

    /// <summary>黑屏: the camera's picture is black.</summary>
    BlackPicture,

    /// <summary>镜头被遮: the camera's picture is one flat surface.</summary>
    CoveredPicture,

    /// <summary>画面冻结: the camera's picture does not change at all, or next to nothing of it arrives any more.</summary>
    FrozenPicture,

    /// <summary>网络差: loss or delay that is heard and seen.</summary>
    PoorLink,

    /// <summary>爆音: the microphone is driven beyond its range.</summary>
    Clipping,
}
