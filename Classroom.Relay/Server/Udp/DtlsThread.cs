using System.Collections.Concurrent;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// Runs all DTLS sessions of the process on a thread of their own: a handshake costs a core about a millisecond, which on a worker would
/// make a hundred rooms' packets late. Waiting datagrams are bounded, over all and per endpoint; what is beyond is dropped, as the network
/// would, and the peer's timer sends it again. The thread stays behind others: no collection of garbage waits for a handshake, which is native
/// code and goes on meanwhile, but a collection that shares its core with one holds the workers for twice as long.
/// </summary>
internal sealed partial class DtlsThread : IDisposable
{
    private const int MaxDatagramsWaiting = 4096;

    private readonly ILogger _logger;
    private readonly BlockingCollection<DtlsJob> _jobs = [];
    private readonly PriorityQueue<ThreadedDtls, MonotonicTime> _deadlines = new();
    private readonly Thread _thread;
    private long _connected;
    private long _dropped;
    private long _failed;
    private long _started;

    public DtlsThread(DtlsContext context, ILogger logger)
    {
        Context = context;
        _logger = logger;
        _thread = new Thread(Run) { Name = "dtls", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The certificate and rules of every session here.</summary>
    public DtlsContext Context { get; }

    public DtlsStatistics Statistics =>
        new(Volatile.Read(ref _started), Volatile.Read(ref _connected), Volatile.Read(ref _failed), Volatile.Read(ref _dropped), _jobs.Count);

    /// <summary>Ends the thread after the jobs that wait. Stop the workers first, so that their transports' sessions have been let go.</summary>
    public void Dispose()
    {
        _jobs.CompleteAdding();
        _thread.Join();
        _jobs.Dispose();
    }

    /// <summary>Queues a job that must not be lost.</summary>
    internal void Enqueue(in DtlsJob job) => _jobs.Add(job);

    /// <summary>Whether a datagram may still be queued; counts the drop when not.</summary>
    internal bool HasRoom(int waitingOfEndpoint, int maxOfEndpoint)
    {
        if (waitingOfEndpoint < maxOfEndpoint && _jobs.Count < MaxDatagramsWaiting)
        {
            return true;
        }

        Interlocked.Increment(ref _dropped);
        return false;
    }

    internal void CountConnected() => Interlocked.Increment(ref _connected);

    internal void CountFailed() => Interlocked.Increment(ref _failed);

    private void Run()
    {
        CurrentThread.GoBehind();
        while (!_jobs.IsCompleted)
        {
            if (_jobs.TryTake(out var job, MillisecondsToDeadline()))
            {
                Work(job);
            }
            while (_deadlines.TryPeek(out var endpoint, out var deadline) && deadline <= MediaClock.Now)
            {
                _deadlines.Dequeue();
                Work(new DtlsJob(endpoint, DtlsJobKind.Tick));
            }
        }
    }

    private void Work(in DtlsJob job)
    {
        if (job.Kind == DtlsJobKind.Start)
        {
            Interlocked.Increment(ref _started);
        }

        try
        {
            job.Endpoint.Work(job, MediaClock.Now);
        }
        catch (Exception exception)
        {
            Log.SessionFault(_logger, exception, job.Kind);
            job.Endpoint.Abandon();
        }

        job.Endpoint.Deliver();
        if (job.Endpoint.TryArm(out var deadline))
        {
            _deadlines.Enqueue(job.Endpoint, deadline);
        }
    }

    private int MillisecondsToDeadline()
    {
        if (!_deadlines.TryPeek(out _, out var deadline))
        {
            return Timeout.Infinite;
        }

        return (int)Math.Clamp(Math.Ceiling((deadline - MediaClock.Now).TotalMilliseconds), 0, 60_000);
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Error, "A DTLS session broke on {Kind}; its transport is told that it failed")]
        public static partial void SessionFault(ILogger logger, Exception exception, DtlsJobKind kind);
    }
}
