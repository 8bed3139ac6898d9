using Classroom.Relay.Lessons.Ink;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Signals;

namespace Classroom.Relay.Lessons.Signals;

/// <summary>Who may be seen drawing and pointing. Pure; signals change no state.</summary>
public static class SignalRules
{
    private const int MaxFrom = 100_000;

    /// <summary>Why a signal is not passed on, or null when it is.</summary>
    public static LessonRefusal? Refuse(LessonState state, LessonActor actor, LessonSignal signal)
    {
        if (state.Ended)
        {
            return new LessonRefusal(ErrorCode.LessonEnded, "The lesson has ended.");
        }

        if (!InkRules.MayDraw(state, actor))
        {
            return new LessonRefusal(ErrorCode.Forbidden, "Drawing is for the lecture room, and for the called room while that is allowed.");
        }

        return IsWellFormed(signal) ? null : new LessonRefusal(ErrorCode.Invalid, "The signal is malformed or breaks a limit.");
    }

    private static bool IsWellFormed(LessonSignal signal) => signal switch
    {
        StrokeGrown grown => InkShape.IsSurface(grown.Surface) && InkShape.IsPart(grown.Mark) && grown.From is >= 0 and <= MaxFrom,
        StrokeDropped dropped => InkShape.IsId(dropped.MarkId),
        PointerMoved moved => InkShape.IsSurface(moved.Surface) && moved is { X: >= 0 and <= InkPoints.Extent, Y: >= 0 and <= InkPoints.Extent },
        PointerLeft => true,
        _ => false,
    };
}
