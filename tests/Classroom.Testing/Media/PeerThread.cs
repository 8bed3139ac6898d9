using System.Collections.Concurrent;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Testing.Media;

/// <summary>
/// One thread that plays any number of peers, each with a socket and a router of its own. It sleeps until a socket is readable, a timer or a
/// track is due, or somebody calls; so that a hundred idle rooms cost next to nothing. Peers, their transports and tracks belong to it.
/// </summary>
public sealed unsafe class PeerThread : IDisposable
{
    private readonly ConcurrentQueue<Action<MonotonicTime>> _calls = new();
    private readonly FileDescriptor _wakeUp = LibC.EventFd();
    private readonly DtlsContext _dtls = new(DtlsCertificate.Create(DateTimeOffset.UtcNow));
    private readonly PacketPool _pool = new();
    private readonly List<Peer> _peers = [];
    private readonly List<SyntheticTrack> _tracks = [];
    private readonly Thread _thread;
    private PollDescriptor[] _descriptors = [];
    private readonly TimeSpan _rest;
    private readonly bool _goesFirst;
    private long _longestDelay;
    private volatile bool _isStopping;

    /// <param name="rest">
    /// Sleep before each turn: hundreds of busy peers then share a turn, which costs a fraction of one for each packet and makes them as much later.
    /// </param>
    /// <param name="goesFirst">Goes before ordinary threads of its core, where it may: for peers that watch for gaps.</param>
    public PeerThread(TimeSpan rest = default, bool goesFirst = false)
    {
        (_rest, _goesFirst) = (rest, goesFirst);
        _thread = new Thread(Main) { Name = "peers", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Of the certificate all peers here show.</summary>
    public DtlsFingerprint Fingerprint => _dtls.Fingerprint;

    /// <summary>Runs <paramref name="work"/> on the thread; what it throws comes out of the task.</summary>
    public Task<T> Run<T>(Func<MonotonicTime, T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Enqueue(now =>
        {
            try
            {
                completion.SetResult(work(now));
            }
            catch (Exception exception)
            {
                completion.SetException(exception);
            }
        });
        WakeUp();
        return completion.Task;
    }

    /// <inheritdoc cref="Run{T}"/>
    public Task Run(Action<MonotonicTime> work) => Run(now =>
    {
        work(now);
        return true;
    });

    /// <summary>By how much this thread was late at most for a timer or a track since this was last asked: what it adds to every gap it sees.</summary>
    public TimeSpan TakeLongestDelay() => new(Interlocked.Exchange(ref _longestDelay, 0));

    /// <summary>A peer with a fresh socket, not connected yet.</summary>
    public Task<Peer> AddPeer() => Run(_ =>
    {
        var peer = new Peer(_pool, _dtls);
        _peers.Add(peer);
        return peer;
    });

    /// <summary>Closes a peer's transport, telling the other side, and frees its socket.</summary>
    public Task Remove(Peer peer) => Run(now =>
    {
        if (_peers.Remove(peer))
        {
            peer.Close(now);
        }
    });

    /// <summary>On the thread: the track is sent from now on.</summary>
    public void Start(SyntheticTrack track) => _tracks.Add(track);

    /// <summary>On the thread: nothing is sent of the track until it is started again, and nobody is told.</summary>
    public void Pause(SyntheticTrack track) => _tracks.Remove(track);

    /// <summary>On the thread: the track is sent no more.</summary>
    public void Stop(SyntheticTrack track, MonotonicTime now)
    {
        if (_tracks.Remove(track))
        {
            track.Close(now);
        }
    }

    public void Dispose()
    {
        _isStopping = true;
        WakeUp();
        _thread.Join();
        _dtls.Dispose();
        _wakeUp.Dispose();
    }

    private void Main()
    {
        if (_goesFirst)
        {
            CurrentThread.TryGoFirst();
        }

        while (!_isStopping)
        {
            Wait();
            Rest();
            var now = MediaClock.Now;
            while (_calls.TryDequeue(out var call))
            {
                call(now);
            }

            foreach (var track in _tracks)
            {
                track.SendDue(now);
            }

            foreach (var peer in _peers)
            {
                peer.Turn(now);
            }
        }

        foreach (var track in _tracks)
        {
            track.Close(MediaClock.Now);
        }

        foreach (var peer in _peers)
        {
            peer.Close(MediaClock.Now);
        }

        _pool.Dispose();
    }

    private void Wait()
    {
        if (_descriptors.Length != _peers.Count + 1)
        {
            _descriptors = new PollDescriptor[_peers.Count + 1];
        }

        for (var i = 0; i < _descriptors.Length; i++)
        {
            _descriptors[i] = new PollDescriptor { Descriptor = i < _peers.Count ? _peers[i].Descriptor : _wakeUp.Value, Wanted = LibC.PollIn };
        }

        var deadline = Deadline();
        var timeout = TimeSpec.FromMicroseconds(Math.Max(0, (deadline - MediaClock.Now).Ticks / TimeSpan.TicksPerMicrosecond));
        fixed (PollDescriptor* first = _descriptors)
        {
            LibC.Poll(first, (nuint)_descriptors.Length, deadline == MonotonicTime.Never ? null : &timeout, null);
        }

        NoteDelay(deadline);
        for (var i = 0; i < _peers.Count; i++)
        {
            _peers[i].IsReadable = _descriptors[i].Happened != 0;
        }

        ulong count;
        if (_descriptors[^1].Happened != 0)
        {
            _ = LibC.Read(_wakeUp, &count, sizeof(ulong));
        }
    }

    private void NoteDelay(MonotonicTime deadline)
    {
        if (deadline != MonotonicTime.Never && (MediaClock.Now - deadline).Ticks is var delay && delay > Interlocked.Read(ref _longestDelay))
        {
            Interlocked.Exchange(ref _longestDelay, delay);
        }
    }

    private void Rest()
    {
        if (_rest > TimeSpan.Zero)
        {
            var time = TimeSpec.FromMicroseconds(_rest.Ticks / TimeSpan.TicksPerMicrosecond);
            LibC.Poll(null, 0, &time, null);
        }
    }

    private MonotonicTime Deadline()
    {
        var deadline = MonotonicTime.Never;
        foreach (var peer in _peers)
        {
            deadline = MonotonicTime.Min(deadline, peer.Router.NextDeadline);
        }

        foreach (var track in _tracks)
        {
            deadline = MonotonicTime.Min(deadline, track.Due);
        }

        return deadline;
    }

    private void WakeUp()
    {
        ulong one = 1;
        _ = LibC.Write(_wakeUp, &one, sizeof(ulong));
    }
}
