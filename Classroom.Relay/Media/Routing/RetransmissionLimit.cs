using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// How often one sent packet is sent again to one receiver: a bounded number of times, and not while an earlier answer may still be on its way.
/// Kept for each packet that was asked for; 4 bytes. The quiet time is LiveKit's (<c>sequencer.go</c>).
/// </summary>
public struct RetransmissionLimit
{
    /// <summary>
    /// Answers per packet. LiveKit's three leave one packet in ten thousand unrepaired at 10 % loss, a frozen picture twice a minute;
    /// eight use up the second for which a packet is kept, and bound what a peer can make us send.
    /// </summary>
    public const int MaxAnswers = 8;

    private static readonly TimeSpan MaxQuiet = TimeSpan.FromMilliseconds(100);

    private const int AnswerBits = 4;
    private const uint AnswerMask = (1 << AnswerBits) - 1;

    // The number of answers, above it the millisecond of the last one. A packet is kept for a second, so that this wraps does not matter.
    private uint _state;

    /// <summary>Whether a request for the packet is answered now; if so the answer is counted. A repeat within min(100 ms, 2 RTT) is not.</summary>
    /// <param name="roundTrip">To the receiver; null while unknown.</param>
    public bool TryAnswer(MonotonicTime now, TimeSpan? roundTrip)
    {
        var quiet = roundTrip is { } measured && measured * 2 < MaxQuiet ? measured * 2 : MaxQuiet;
        var answers = _state & AnswerMask;
        var millisecond = (uint)(now.Microseconds / 1000) << AnswerBits;
        if (answers == MaxAnswers || (answers > 0 && ((millisecond - (_state - answers)) >> AnswerBits) < quiet.TotalMilliseconds))
        {
            return false;
        }

        _state = millisecond | (answers + 1);
        return true;
    }
}
