using System.Buffers.Binary;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>
/// Checks one track at one receiver: each packet of the measured range once, by its sequence number; one in sixteen is opened and its content
/// compared, which also proves that sequence numbers still mean the packets they meant. Belongs to the load thread.
/// </summary>
internal sealed class TrackCheck(LoadTrack track, Action<TimeSpan> latency)
{
    private const int OpenedEvery = 16;

    private int _from = int.MaxValue;
    private int _to = int.MaxValue;
    private bool[] _seen = [];
    private ushort? _shift;
    private int _taken;

    /// <summary>Different packets of the measured range that arrived.</summary>
    public long Received { get; private set; }

    /// <summary>Packets that could not be opened, or whose payload was not what was sent under this number.</summary>
    public long Corrupt { get; private set; }

    /// <summary>Packets the range has.</summary>
    public long Expected => _to - (long)_from;

    /// <summary>Whether anything came yet.</summary>
    public bool HasBegun => _shift is not null;

    /// <summary>Measures from the next packet on; what was counted before is forgotten.</summary>
    /// <param name="mostPackets">More than the range will have.</param>
    public void Begin(int mostPackets)
    {
        _seen = new bool[mostPackets];
        (_from, _to) = (track.Next, int.MaxValue);
        (Received, Corrupt) = (0, 0);
    }

    /// <summary>The range ends before the next packet.</summary>
    public void End() => _to = track.Next;

    /// <param name="packet">Opened in place when it is its turn.</param>
    /// <param name="arrival">By the clock of <see cref="KernelStamp"/>, in nanoseconds.</param>
    /// <param name="keys">Null when media is not protected.</param>
    public void Take(Span<byte> packet, long arrival, SrtpReceiver? keys)
    {
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        if (_taken++ % OpenedEvery == 0 || _shift is null)
        {
            Open(packet, sequence, keys);
        }

        if (_shift is { } shift)
        {
            Count(NumberOf((ushort)(sequence - shift)), arrival);
        }
    }

    private void Open(Span<byte> packet, ushort sequence, SrtpReceiver? keys)
    {
        var length = packet.Length;
        if (!RtpHeader.TryParse(packet, out var header)
            || (keys is not null && keys.OpenRtp(packet, header.Length, out length, out _) != SrtpResult.Ok)
            || !LoadTrack.TryRead(packet[header.Length..length], out var number))
        {
            Corrupt++;
            return;
        }

        _shift ??= (ushort)(sequence - number);
        if ((ushort)(sequence - _shift.Value) != (ushort)number)
        {
            Corrupt++;
        }
    }

    /// <summary>The latest packet sent whose number ends like this.</summary>
    private int NumberOf(ushort low) => track.Next - 1 - (ushort)(track.Next - 1 - low);

    private void Count(int number, long arrival)
    {
        if (number >= _from && number < _to && !_seen[number - _from])
        {
            _seen[number - _from] = true;
            Received++;
            latency(TimeSpan.FromTicks((arrival - track.SentAt(number)) / TimeSpan.NanosecondsPerTick));
        }
    }
}
