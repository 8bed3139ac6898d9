namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Tells speech from the noise of its room, by the levels that the sender measured (RFC 6464): speech stands out above what is always there, and rises
/// and falls with its words; a fan does neither. What is always there is the least level of the last seconds (minimum statistics: R. Martin, "Noise power
/// spectral density estimation based on optimal smoothing and minimum statistics", IEEE Transactions on Speech and Audio Processing 9(5), 2001), and at
/// once any level that holds still. A few comparisons of integers a packet, and no allocation. The sender's own word, the V bit, is not asked: it may be
/// absent, and takes any chatter for voice.
/// </summary>
internal sealed class SpeechDetector
{
    /// <summary>RFC 6464 section 3: nothing but zeros.</summary>
    public const int MuteDecibels = 127;

    /// <summary>Speech reaches a room's microphone at -20 to -40 dBov, a quiet child's at -45; a quiet room hums at -55 and less.</summary>
    private const int LeastLevel = -50;

    /// <summary>Speech begins so many dB above the floor. The noise of fans varies by 3 dB between packets, chatter of a class by 6 to 8.</summary>
    private const int StartDecibels = 9;

    /// <summary>And goes on while it stays so far above, so that the ends of words belong to it.</summary>
    private const int StayDecibels = 6;

    /// <summary>100 ms of packets, of which the loudest counts: one packet between two syllables does not make the floor, a pause between words does.</summary>
    private const int BlockPackets = 5;

    /// <summary>A second.</summary>
    private const int WindowBlocks = 10;

    /// <summary>The least level of so many seconds is the floor: hardly anybody speaks for so long without drawing breath.</summary>
    private const int Windows = 8;

    /// <summary>Levels of 100 ms within so many dB hold still. Those of a voice differ by 6 to 20 from syllable to syllable.</summary>
    private const int SteadyDecibels = 4;

    /// <summary>What holds still for a second and a half is noise, however new; a vowel is held for one at most.</summary>
    private const int SteadyBlocks = 15;

    private readonly int[] _windows = new int[Windows];
    private int _packets;
    private int _blocks;
    private int _window;
    private int _blockLevel = -MuteDecibels;
    private int _floor;
    private int _steadyLow;
    private int _steadyHigh;
    private int _steady;
    private bool _speaks;

    /// <summary>What the room sounds like when nobody speaks, in dBov; 0 until its first tenth of a second.</summary>
    public int Floor => _floor;

    /// <summary>The next packet of 20 ms.</summary>
    /// <param name="decibels">Its level, in -dBov (0 to 127).</param>
    /// <returns>Whether somebody speaks in it.</returns>
    public bool Hears(int decibels)
    {
        var level = -decibels;
        _blockLevel = Math.Max(_blockLevel, level);
        if (++_packets == BlockPackets)
        {
            EndBlock(_blockLevel);
            (_packets, _blockLevel) = (0, -MuteDecibels);
        }

        return _speaks = level >= Math.Max(LeastLevel, _floor + (_speaks ? StayDecibels : StartDecibels));
    }

    private void EndBlock(int level)
    {
        _windows[_window] = Math.Min(_windows[_window], level);
        _floor = Math.Min(_floor, level);
        if (HoldsStill(level))
        {
            Array.Fill(_windows, _steadyLow);
            _floor = _steadyLow;
        }

        if (++_blocks == WindowBlocks)
        {
            (_blocks, _window) = (0, (_window + 1) % Windows);
            _windows[_window] = 0;
            _floor = Least();
        }
    }

    private bool HoldsStill(int level)
    {
        var (low, high) = (Math.Min(_steadyLow, level), Math.Max(_steadyHigh, level));
        var goesOn = high - low <= SteadyDecibels;
        (_steadyLow, _steadyHigh, _steady) = goesOn ? (low, high, _steady + 1) : (level, level, 1);
        return _steady >= SteadyBlocks;
    }

    private int Least()
    {
        var least = 0;
        foreach (var window in _windows)
        {
            least = Math.Min(least, window);
        }

        return least;
    }
}
