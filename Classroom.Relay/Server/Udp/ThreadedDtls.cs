using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Udp;

/// <summary>
/// A transport's DTLS endpoint whose session lives on the <see cref="DtlsThread"/>. The public members are the worker's: they queue jobs. The
/// session's results are posted back to the worker in order, so the transport never sees another thread. After <see cref="Dispose"/> the
/// transport gets datagrams to send and nothing else: close_notify is still on its way then.
/// </summary>
internal sealed class ThreadedDtls(DtlsThread thread, MediaWorker worker, IDtlsOutput owner) : IDtlsEndpoint, IDtlsOutput
{
    // A full flight of a peer is about six datagrams; this leaves room for its repetition.
    private const int MaxDatagramsWaiting = 16;

    // Worker's side.
    private bool _isDisposed;
    private DtlsRole _role;
    private IReadOnlyList<DtlsFingerprint> _expected = [];

    // DTLS thread's side. The transport is let go of with the session: the thread's list of deadlines keeps this endpoint for up to the 30 s of
    // a handshake, and a transport with its tracks is a thousand times larger.
    private IDtlsOutput? _transport = owner;
    private DtlsSession? _session;
    private MonotonicTime _armedFor = MonotonicTime.Never;
    private bool _hasEnded;
    private List<Action>? _results;

    // Both sides.
    private int _datagramsWaiting;

    /// <summary>The DTLS thread keeps the time.</summary>
    public MonotonicTime NextDeadline => MonotonicTime.Never;

    public void Start(DtlsRole role, IReadOnlyList<DtlsFingerprint> expected, MonotonicTime now)
    {
        if (_expected.Count != 0)
        {
            return;
        }

        _role = role;
        _expected = [.. expected];
        thread.Enqueue(new DtlsJob(this, DtlsJobKind.Start));
    }

    public void Receive(ReadOnlySpan<byte> datagram, MonotonicTime now)
    {
        if (!thread.HasRoom(Volatile.Read(ref _datagramsWaiting), MaxDatagramsWaiting))
        {
            return;
        }

        Interlocked.Increment(ref _datagramsWaiting);
        thread.Enqueue(new DtlsJob(this, DtlsJobKind.Receive, datagram.ToArray()));
    }

    public void Tick(MonotonicTime now)
    {
    }

    public void Close() => thread.Enqueue(new DtlsJob(this, DtlsJobKind.Close));

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        thread.Enqueue(new DtlsJob(this, DtlsJobKind.Dispose));
    }

    void IDtlsOutput.SendDtls(ReadOnlySpan<byte> datagram)
    {
        if (_transport is { } transport)
        {
            var copy = datagram.ToArray();
            Give(() => transport.SendDtls(copy));
        }
    }

    void IDtlsOutput.OnDtlsConnected(SrtpKeyingMaterial keys)
    {
        thread.CountConnected();
        PostBack(transport => transport.OnDtlsConnected(keys));
    }

    void IDtlsOutput.OnDtlsFailed(DtlsFailure reason)
    {
        _hasEnded = true;
        thread.CountFailed();
        PostBack(transport => transport.OnDtlsFailed(reason));
    }

    void IDtlsOutput.OnDtlsClosed()
    {
        _hasEnded = true;
        PostBack(transport => transport.OnDtlsClosed());
    }

    /// <summary>DTLS thread only.</summary>
    internal void Work(in DtlsJob job, MonotonicTime now)
    {
        switch (job.Kind)
        {
            case DtlsJobKind.Start:
                _session = new DtlsSession(thread.Context, _role, this);
                _session.Start(_expected, now);
                break;
            case DtlsJobKind.Receive:
                Interlocked.Decrement(ref _datagramsWaiting);
                _session?.Receive(job.Datagram, now);
                break;
            case DtlsJobKind.Tick:
                _armedFor = MonotonicTime.Never;
                if (_session?.NextDeadline <= now)
                {
                    _session.Tick(now);
                }
                break;
            case DtlsJobKind.Close:
                _session?.Close();
                break;
            case DtlsJobKind.Dispose:
                _session?.Dispose();
                _session = null;
                _transport = null;
                break;
        }
    }

    /// <summary>DTLS thread only. The session's code broke: the transport learns that it failed, once.</summary>
    internal void Abandon()
    {
        _session?.Dispose();
        _session = null;
        if (!_hasEnded)
        {
            ((IDtlsOutput)this).OnDtlsFailed(DtlsFailure.Protocol);
        }
    }

    /// <summary>
    /// DTLS thread only. Hands the worker what jobs have given since the last call, in order: a flight of five datagrams wakes it once, not
    /// five times.
    /// </summary>
    internal void Deliver()
    {
        if (_results is { } results)
        {
            _results = null;
            worker.Post((_, _) => results.ForEach(result => result()));
        }
    }

    /// <summary>DTLS thread only. Whether the thread must look at this endpoint at a moment it does not know yet.</summary>
    internal bool TryArm(out MonotonicTime deadline)
    {
        deadline = _session?.NextDeadline ?? MonotonicTime.Never;
        if (deadline >= _armedFor)
        {
            return false;
        }

        _armedFor = deadline;
        return true;
    }

    private void PostBack(Action<IDtlsOutput> tell)
    {
        if (_transport is not { } transport)
        {
            return;
        }

        Give(() =>
        {
            if (!_isDisposed)
            {
                tell(transport);
            }
        });
    }

    private void Give(Action result) => (_results ??= []).Add(result);
}
