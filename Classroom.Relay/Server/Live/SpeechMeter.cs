namespace Classroom.Relay.Live;

/// <summary>Turns a microphone's loud packets, counted once a second, into stretches of speech worth a line in the log.</summary>
internal sealed class SpeechMeter
{
    /// <summary>What an Opus packet of every browser lasts.</summary>
    private const int PacketMs = 20;

    /// <summary>A second with less of it loud is a pause, or a chair.</summary>
    private const int LeastLoudMs = 200;

    /// <summary>A cough is no speech.</summary>
    private const int LeastSpeechMs = 600;

    /// <summary>So long a pause ends a stretch.</summary>
    private const int PauseSeconds = 2;

    /// <summary>A stretch is told when it gets this long, and goes on.</summary>
    private const int MostSpeechMs = 15_000;

    private long _counted;
    private int _speechMs;
    private int _quietSeconds;

    /// <summary>One second more.</summary>
    /// <param name="loudPackets">The microphone's count, in all.</param>
    /// <param name="tellsAtOnce">Whether speech is told without waiting for its end: that of a closed microphone, and in a lesson whose pictures follow who speaks.</param>
    /// <returns>Speech to tell, in ms; 0 when there is none.</returns>
    public int Count(long loudPackets, bool tellsAtOnce)
    {
        var loudMs = (int)(loudPackets - _counted) * PacketMs;
        _counted = loudPackets;
        _quietSeconds = loudMs < LeastLoudMs ? _quietSeconds + 1 : 0;
        _speechMs += _quietSeconds == 0 ? loudMs : 0;
        var isOver = _quietSeconds >= PauseSeconds;
        if (!isOver && _speechMs < (tellsAtOnce ? LeastSpeechMs : MostSpeechMs))
        {
            return 0;
        }

        var speechMs = _speechMs;
        _speechMs = 0;
        return speechMs < LeastSpeechMs ? 0 : speechMs;
    }
}
