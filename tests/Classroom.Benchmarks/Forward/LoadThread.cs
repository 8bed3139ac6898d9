using System.Collections.Concurrent;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Forward;

/// <summary>Plays all peers on one pinned thread: sends the tracks on time and drains every socket once per millisecond, without a wake-up per packet.</summary>
internal sealed unsafe class LoadThread : IDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentQueue<Action<MonotonicTime>> _commands = new();
    private readonly DtlsContext _dtls = new(DtlsCertificate.Create(DateTimeOffset.UtcNow));
    private readonly PacketPool _pool = new();
    private readonly LoadBatch _batch = new();
    private readonly List<LoadClient> _clients = [];
    private readonly List<PacedTrack> _tracks = [];
    private readonly Thread _thread;
    private volatile bool _isStopping;

    public LoadThread(int? core)
    {
        _thread = new Thread(() => Main(core)) { Name = "load", IsBackground = true };
        _thread.Start();
    }

    public DtlsFingerprint Fingerprint => _dtls.Fingerprint;

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

    public Task<LoadClient> AddClient() => Run(_ =>
    {
        var client = new LoadClient(_pool, _dtls);
        _clients.Add(client);
        return client;
    });

    /// <summary>On this thread: sends a track through its local producer from now on.</summary>
    public void Send(LoadTrack track, Producer producer, int burst, MonotonicTime now) => _tracks.Add(new PacedTrack(track, producer, burst, now));

    public void Dispose()
    {
        _isStopping = true;
        _thread.Join();
        _dtls.Dispose();
    }

    private void Main(int? core)
    {
        if (core is { } number)
        {
            CurrentThread.TryPin(number);
        }

        CurrentThread.TryGoFirst();
        while (!_isStopping)
        {
            var now = MediaClock.Now;
            while (_commands.TryDequeue(out var command))
            {
                command(now);
            }

            foreach (var track in _tracks)
            {
                track.SendDue(now);
            }

            foreach (var client in _clients)
            {
                client.Poll(_batch, now);
            }

            Sleep(now);
        }

        foreach (var client in _clients)
        {
            client.Dispose();
        }

        _batch.Dispose();
        _pool.Dispose();
    }

    private void Sleep(MonotonicTime sweepStart)
    {
        var until = sweepStart + SweepInterval;
        foreach (var track in _tracks)
        {
            until = MonotonicTime.Min(until, track.Due);
        }

        var timeout = TimeSpec.FromMicroseconds(Math.Max(0, (until - MediaClock.Now).Ticks / TimeSpan.TicksPerMicrosecond));
        LibC.Poll(null, 0, &timeout, null);
    }
}
