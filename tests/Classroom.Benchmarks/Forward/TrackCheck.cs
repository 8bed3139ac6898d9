using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtp;

namespace Classroom.Benchmarks.Forward;

/// <summary>Checks one track at one receiver: each packet of the measured range once, with its content. Belongs to the load thread.</summary>
internal sealed class TrackCheck(LoadTrack track, Percentiles latency) : IRtpTap
{
    private int _from = int.MaxValue;
    private int _to = int.MaxValue;
    private bool[] _seen = [];

    /// <summary>Different packets of the measured range that arrived.</summary>
    public long Received { get; private set; }

    /// <summary>Packets whose payload was not what was sent.</summary>
    public long Corrupt { get; private set; }

    /// <summary>Packets the range has.</summary>
    public long Expected => _to - (long)_from;

    /// <summary>Measures from the next packet on.</summary>
    /// <param name="mostPackets">More than the range will have.</param>
    public void Begin(int mostPackets)
    {
        _seen = new bool[mostPackets];
        _from = track.Next;
    }

    /// <summary>The range ends before the next packet.</summary>
    public void End() => _to = track.Next;

    public void OnPacket(Producer producer, int layer, ulong sequence, in RtpPacketView packet, MonotonicTime now)
    {
        if (!LoadTrack.TryRead(packet.Payload, out var number, out var sent))
        {
            Corrupt++;
        }
        else if (number >= _from && number < _to && !_seen[number - _from])
        {
            _seen[number - _from] = true;
            Received++;
            latency.Add(now - sent);
        }
    }
}
