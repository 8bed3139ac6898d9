using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Situation;

/// <summary>What one camera or microphone delivers, counted once a second. Nothing is decoded: of a picture its weight tells, of sound the level that its sender measured.</summary>
internal sealed class TrackMeter
{
    /// <summary>Less of the usual weight than this is no picture that moves, whatever the encoder: even a still room has the noise of its camera.</summary>
    private const double StarvedShare = 0.03;

    /// <summary>A picture's usual weight is known after so long.</summary>
    private const int UsualAfterSeconds = 20;

    /// <summary>Lighter than this, in bytes a second, a picture has no usual weight to speak of.</summary>
    private const double LeastUsual = 4_000;

    private const double RecentWeight = 0.2;
    private const double UsualWeight = 0.02;

    private ProducerPulse _last;
    private ProducerPulse _second;
    private double _recent;
    private double _usual;
    private int _seconds;

    /// <summary>Something arrived in the last second.</summary>
    public bool Arrives => _second.Packets > 0;

    /// <summary>Of a microphone: nothing but zeros, or nothing at all, in the last second.</summary>
    public bool IsMute => _second.Packets == _second.MutePackets;

    /// <summary>Of a microphone: in the last second more than a click was as loud as can be.</summary>
    public bool IsOverdriven => _second.OverdrivenPackets >= 5;

    /// <summary>Seconds since somebody spoke into the microphone.</summary>
    public int QuietSeconds { get; private set; }

    /// <summary>Of a camera: next to nothing comes any more.</summary>
    public bool IsStarved => _seconds > UsualAfterSeconds && _usual > LeastUsual && _recent < StarvedShare * _usual;

    /// <summary>One second more.</summary>
    /// <param name="pulse">The track's counts, in all.</param>
    public void Count(ProducerPulse pulse)
    {
        _second = new ProducerPulse(
            pulse.Packets - _last.Packets,
            pulse.Bytes - _last.Bytes,
            pulse.LoudPackets - _last.LoudPackets,
            pulse.MutePackets - _last.MutePackets,
            pulse.OverdrivenPackets - _last.OverdrivenPackets);
        _last = pulse;
        QuietSeconds = _second.LoudPackets > 0 ? 0 : QuietSeconds + 1;
        _recent += RecentWeight * (_second.Bytes - _recent);
        if (_seconds++ <= UsualAfterSeconds || !IsStarved)
        {
            // A picture that has starved keeps its measure: else it would be its own new usual after a minute.
            _usual += (_seconds <= UsualAfterSeconds ? RecentWeight : UsualWeight) * (_second.Bytes - _usual);
        }
    }
}
