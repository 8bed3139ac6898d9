using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Situation;

/// <summary>What is known of a room at one moment.</summary>
internal sealed record RoomFacts
{
    /// <summary>A lesson needs it now: one that goes on, or one that begins in a few minutes.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>A device of it is connected; in a lesson, it is in that lesson.</summary>
    public bool IsPresent { get; init; }

    /// <summary>It is in a lesson, and so is its media.</summary>
    public bool IsInLesson { get; init; }

    /// <summary>It is the lecture room of the lesson that goes on.</summary>
    public bool IsLecturer { get; init; }

    /// <summary>It is the lecture room of a lesson that should have begun.</summary>
    public bool IsLate { get; init; }

    /// <summary>Its call for help is open.</summary>
    public bool AsksHelp { get; init; }

    /// <summary>Its link over the last measurements; null when it was not measured.</summary>
    public LinkGrade? Link { get; init; }

    /// <summary>Something of its camera or microphone arrived in the last second.</summary>
    public bool Arrives { get; init; }

    /// <summary>Its microphone delivers nothing, or zeros only.</summary>
    public bool IsMute { get; init; }

    /// <summary>How long nobody has spoken there.</summary>
    public TimeSpan QuietFor { get; init; }

    /// <summary>Packets of the last second were as loud as can be.</summary>
    public bool IsOverdriven { get; init; }

    /// <summary>Of its picture comes next to nothing, measured by what came before.</summary>
    public bool IsStarved { get; init; }

    /// <summary>What its own page sees; null when there is no page or no recent word of it.</summary>
    public CapturedPicture? Picture { get; init; }

    /// <summary>Its own page hears its microphone cut off.</summary>
    public bool Clips { get; init; }
}
