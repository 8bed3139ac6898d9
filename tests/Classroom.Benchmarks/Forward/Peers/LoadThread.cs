using System.Collections.Concurrent;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>Plays all peers on one pinned thread: sends the tracks on time and drains every socket once per millisecond, without a wake-up per packet.</summary>
internal sealed class LoadThread : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<Action<MonotonicTime>> _commands = new();
    private readonly PacketPool _pool = new();
    private readonly LoadBatch _batch = new();
    private readonly List<LoadPeer> _peers = [];
    private readonly PriorityQueue<PacedTrack, MonotonicTime> _tracks = new(Comparer<MonotonicTime>.Create((one, other) => one.Microseconds.CompareTo(other.Microseconds)));
    private readonly TimeSpan _sweepInterval;
    private readonly DtlsContext _dtls;
    private readonly Thread _thread;
    private volatile int _threadId;
    private volatile bool _isStopping;

    /// <param name="profile">The only one its peers offer.</param>
    /// <param name="sweepInterval">How often sockets are drained; 1 ms when null. Arrivals are stamped by the kernel all the same.</param>
    public LoadThread(int? core, SrtpProfile profile, TimeSpan? sweepInterval = null)
    {
        _sweepInterval = sweepInterval ?? TimeSpan.FromMilliseconds(1);
        _dtls = new DtlsContext(DtlsCertificate.Create(DateTimeOffset.UtcNow), profile);
        _thread = new Thread(() => Main(core)) { Name = "load", IsBackground = true };
        _thread.Start();
    }

    /// <summary>CPU time it has used.</summary>
    public TimeSpan CpuTime => CurrentThread.CpuTimeOf(_threadId);

    /// <summary>Runs something on this thread within a millisecond.</summary>
    public Task<T> Run<T>(Func<MonotonicTime, T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _commands.Enqueue(now =>
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
        return completion.Task;
    }

    /// <summary>A peer that connects.</summary>
    public Task<SecurePeer> AddSecure() => Run(_ => Add(new SecurePeer(_pool, _dtls)));

    /// <summary>A peer that does not.</summary>
    public Task<PlainPeer> AddPlain() => Run(_ => Add(new PlainPeer()));

    /// <summary>A peer that is needed no more.</summary>
    public Task Remove(LoadPeer peer) => Run(_ =>
    {
        peer.Dispose();
        return _peers.Remove(peer);
    });

    /// <summary>Connects a peer to its server; done when media can flow.</summary>
    public async Task Connect(SecurePeer peer, SessionDescription server)
    {
        var remote = RemotePeer.Of(server);
        await Run(now =>
        {
            peer.Connect(remote, now);
            return true;
        });
        await peer.Connected.WaitAsync(Patience);
    }

    /// <summary>On this thread: sends a track from <paramref name="start"/> on.</summary>
    public void Send(LoadTrack track, LoadPeer peer, int burst, MonotonicTime start) => _tracks.Enqueue(new PacedTrack(track, peer, burst, start), start);

    public void Dispose()
    {
        _isStopping = true;
        _thread.Join();
        _dtls.Dispose();
    }

    private T Add<T>(T peer)
        where T : LoadPeer
    {
        _peers.Add(peer);
        return peer;
    }

    private void Main(int? core)
    {
        _threadId = LibC.GetThreadId();
        if (core is { } number)
        {
            CurrentThread.TryPin(number);
        }

        CurrentThread.TryGoFirst();
        var nextSweep = MediaClock.Now;
        while (!_isStopping)
        {
            var now = MediaClock.Now;
            SendDue(now);
            if (nextSweep <= now)
            {
                Sweep(now);
                nextSweep = now + _sweepInterval;
            }

            Sleep(nextSweep);
        }

        foreach (var peer in _peers)
        {
            peer.Dispose();
        }

        _batch.Dispose();
        _pool.Dispose();
    }

    private void Sweep(MonotonicTime now)
    {
        while (_commands.TryDequeue(out var command))
        {
            command(now);
        }

        foreach (var peer in _peers)
        {
            peer.Poll(_batch, now);
            SendDue(MediaClock.Now);
        }
    }

    private void SendDue(MonotonicTime now)
    {
        while (_tracks.TryPeek(out var track, out var due) && due <= now)
        {
            track.SendDue(now);
            _tracks.DequeueEnqueue(track, track.Due);
        }
    }

    private unsafe void Sleep(MonotonicTime until)
    {
        if (_tracks.TryPeek(out _, out var due))
        {
            until = MonotonicTime.Min(until, due);
        }

        var timeout = TimeSpec.FromMicroseconds(Math.Max(0, (until - MediaClock.Now).Ticks / TimeSpan.TicksPerMicrosecond));
        LibC.Poll(null, 0, &timeout, null);
    }
}
