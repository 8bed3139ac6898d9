using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Situation;

/// <summary>From facts to signs of trouble, and how long a sign must last. Pure.</summary>
internal static class TroubleRules
{
    /// <summary>A teacher lets the class read or calculate for a while; longer than this without a word is worth a look.</summary>
    public static readonly TimeSpan LongestQuiet = TimeSpan.FromMinutes(2);

    /// <summary>Signs of trouble in a room now. Of a room that is not there nothing else is said, and of one whose signal is gone nothing about picture and sound.</summary>
    public static IEnumerable<TroubleKind> Signs(RoomFacts facts)
    {
        if (facts.AsksHelp)
        {
            yield return TroubleKind.HelpAsked;
        }

        if (facts.IsLate)
        {
            yield return TroubleKind.LessonLate;
        }

        if (facts.IsNeeded && !facts.IsPresent)
        {
            yield return TroubleKind.RoomMissing;
        }

        if (!facts.IsInLesson || !facts.IsPresent)
        {
            yield break;
        }

        if (!facts.Arrives)
        {
            yield return TroubleKind.NoSignal;
            yield break;
        }

        if (facts.IsMute || (facts.IsLecturer && facts.QuietFor >= LongestQuiet))
        {
            yield return TroubleKind.Silent;
        }

        if (PictureTrouble(facts) is { } picture)
        {
            yield return picture;
        }

        if (facts.Link == LinkGrade.Poor)
        {
            yield return TroubleKind.PoorLink;
        }

        if (facts.Clips || facts.IsOverdriven)
        {
            yield return TroubleKind.Clipping;
        }
    }

    /// <summary>How long a sign must be there before it is a trouble: what mends itself meanwhile troubles nobody.</summary>
    public static TimeSpan Raise(TroubleKind kind) => kind switch
    {
        TroubleKind.HelpAsked or TroubleKind.LessonLate => TimeSpan.Zero,
        TroubleKind.RoomMissing => TimeSpan.FromSeconds(5),
        TroubleKind.NoSignal => TimeSpan.FromSeconds(8),
        TroubleKind.Silent => TimeSpan.FromSeconds(15),
        TroubleKind.BlackPicture => TimeSpan.FromSeconds(4),
        TroubleKind.CoveredPicture => TimeSpan.FromSeconds(8),
        TroubleKind.FrozenPicture => TimeSpan.FromSeconds(10),
        TroubleKind.PoorLink => TimeSpan.FromSeconds(15),
        _ => TimeSpan.FromSeconds(8),
    };

    /// <summary>How long a sign may be away without ending the trouble: speech that is cut off pauses for breath, a link that is measured each ten seconds wavers.</summary>
    public static TimeSpan Clear(TroubleKind kind) => kind switch
    {
        TroubleKind.PoorLink or TroubleKind.Clipping => TimeSpan.FromSeconds(15),
        TroubleKind.HelpAsked or TroubleKind.LessonLate or TroubleKind.RoomMissing => TimeSpan.Zero,
        _ => TimeSpan.FromSeconds(2),
    };

    /// <summary>The page sees its camera's picture itself; only of rooms without a word from it the relay judges by what arrives.</summary>
    private static TroubleKind? PictureTrouble(RoomFacts facts) => facts.Picture switch
    {
        CapturedPicture.Black => TroubleKind.BlackPicture,
        CapturedPicture.Covered => TroubleKind.CoveredPicture,
        CapturedPicture.Frozen => TroubleKind.FrozenPicture,
        null when facts.IsStarved => TroubleKind.FrozenPicture,
        _ => null,
    };
}
