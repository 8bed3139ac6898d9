using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Testing.Media;

/// <summary>What arrives of one track. Filled on the peer's thread; its figures and tasks may be used from any.</summary>
public sealed class Reception(Producer track) : IRtpTap
{
    private readonly Lock _gate = new();
    private readonly List<(long Packets, TaskCompletionSource Reached)> _waiters = [];
    private readonly TaskCompletionSource<MonotonicTime> _firstPicture = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _isH264 = track.Parameters.Codecs[0].MimeType.EndsWith("H264", StringComparison.OrdinalIgnoreCase);
    private long _packets;
    private ulong? _first;
    private ulong _highest;
    private MonotonicTime? _latest;
    private TimeSpan _longestGap;
    private uint? _keyFrame;

    public MediaKind Kind => track.Kind;

    /// <summary>Ends when the last packet of the first keyframe has arrived, with that moment: a decoder could now show a picture.</summary>
    public Task<MonotonicTime> FirstPicture => _firstPicture.Task;

    /// <summary>Different packets that arrived.</summary>
    public long Packets => Interlocked.Read(ref _packets);

    /// <summary>Sequence numbers between the first and the highest that never arrived.</summary>
    public long Missing
    {
        get
        {
            lock (_gate)
            {
                return _first is { } first ? (long)(_highest - first) + 1 - _packets : 0;
            }
        }
    }

    /// <summary>The longest time without a packet since this was last asked, the present one included; zero before the first packet.</summary>
    public TimeSpan TakeLongestGap(MonotonicTime now)
    {
        lock (_gate)
        {
            var present = _latest is { } latest ? now - latest : TimeSpan.Zero;
            var longest = present > _longestGap ? present : _longestGap;
            _longestGap = TimeSpan.Zero;
            return longest;
        }
    }

    /// <summary>Ends when <paramref name="packets"/> more have arrived.</summary>
    public Task More(int packets)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((_packets + packets, reached));
            return reached.Task;
        }
    }

    public void OnPacket(Producer producer, int layer, ulong sequence, in RtpPacketView packet, MonotonicTime now)
    {
        if (packet.Payload.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            _first ??= sequence;
            _highest = Math.Max(_highest, sequence);
            _packets++;
            _longestGap = _latest is { } latest && now - latest > _longestGap ? now - latest : _longestGap;
            _latest = now;
            foreach (var (_, reached) in _waiters.FindAll(waiter => waiter.Packets <= _packets))
            {
                reached.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Packets <= _packets);
        }

        if (Kind == MediaKind.Video && !_firstPicture.Task.IsCompleted)
        {
            LookForPicture(packet, now);
        }
    }

    private void LookForPicture(in RtpPacketView packet, MonotonicTime now)
    {
        var timestamp = packet.Header.Timestamp.Value;
        if (StartsKeyFrame(packet.Payload))
        {
            _keyFrame = timestamp;
        }

        if (_keyFrame == timestamp && packet.Header.Marker)
        {
            _firstPicture.TrySetResult(now);
        }
    }

    private bool StartsKeyFrame(ReadOnlySpan<byte> payload) =>
        _isH264 ? H264Payload.StartsKeyframe(payload) : Vp8Descriptor.TryParse(payload, out var descriptor) && descriptor.StartsKeyframe;
}
