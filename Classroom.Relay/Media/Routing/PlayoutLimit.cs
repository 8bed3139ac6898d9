using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// How long a programme's receiver may hold pictures back, by how its link has been. Over a good one no longer than a cut may take: a browser
/// holds pictures back for its sound too, whose buffer one hiccup of a publisher fills for many seconds. Over a poor one as long as it likes,
/// since lost packets are repaired meanwhile.
/// </summary>
internal sealed class PlayoutLimit
{
    /// <summary>Reports, about one a second, until a link counts as good; after a poor one more of them.</summary>
    private const int Trusted = 2;
    private const int Doubt = 6;

    /// <summary>A receiver that forgets is told again after so many reports.</summary>
    private const int Repeat = 8;

    /// <summary>A packet lost once is there again about when its picture is due.</summary>
    private static readonly TimeSpan MaxRoundTrip = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan MaxJitter = TimeSpan.FromMilliseconds(50);
    private const double MaxLoss = 0.02;

    /// <summary>
    /// Sound may be late by 60 ms (EBU R 37), which it is when its own buffer takes twice that. With no minimum Chromium would show pictures as they
    /// come, however far ahead of the sound.
    /// </summary>
    public static readonly PlayoutDelay Prompt = new(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(60));

    private int _good;
    private int _reports;
    private bool _isPrompt;

    /// <summary>The receiver has reported.</summary>
    /// <param name="roundTrip">Null while unknown.</param>
    /// <param name="fractionLost">0 to 1.</param>
    /// <returns>What to tell it until its next report; null for nothing.</returns>
    public PlayoutDelay? OnReport(TimeSpan? roundTrip, double fractionLost, TimeSpan jitter)
    {
        _good = roundTrip <= MaxRoundTrip && fractionLost <= MaxLoss && jitter <= MaxJitter ? Math.Min(_good + 1, Trusted) : Trusted - Doubt;
        var isPrompt = _good == Trusted;
        var isNews = isPrompt != _isPrompt || (isPrompt && ++_reports % Repeat == 0);
        _isPrompt = isPrompt;
        return !isNews ? null : isPrompt ? Prompt : PlayoutDelay.Free;
    }
}
