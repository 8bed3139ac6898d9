using Classroom.Relay.Hosting;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// One media thread with its UDP port and its router. Everything of that router is touched on this thread only; others ask by
/// <see cref="Run{T}"/> and <see cref="Post"/>, which may be called from any thread.
/// </summary>
public sealed partial class MediaWorker : IDisposable
{
    private readonly UdpSocket _socket;
    private readonly CommandQueue _commands = new();
    private readonly WorkerLoop _loop;
    private readonly DtlsThread _dtls;
    private readonly ILogger _logger;
    private readonly int? _core;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _started = new();
    private volatile bool _isStopping;

    /// <param name="port">0 lets the kernel choose.</param>
    /// <param name="core">Core the thread is bound to; null leaves the choice to the kernel.</param>
    /// <exception cref="StartRefusedException">The port cannot be had; the message says what to do.</exception>
    internal MediaWorker(string routerId, int port, int? core, RouterOptions options, DtlsThread dtls, ILogger logger, bool allowSegmentation = true)
    {
        RouterId = routerId;
        _core = core;
        _dtls = dtls;
        _logger = logger;
        _socket = UdpSocket.Open(port);
        _loop = new WorkerLoop(_socket, _commands, options, allowSegmentation, logger);
        _thread = new Thread(Main) { Name = $"media {routerId}", IsBackground = true };
        _thread.Start();
        _started.Wait();
        Log.Started(logger, routerId, Port, _socket.IsDualStack ? "IPv4 and IPv6" : "IPv4", _socket.ReceiveBufferBytes >> 10, _socket.SendBufferBytes >> 10);
    }

    /// <summary>Name of its router, unique in this process's life and not used again by the next process.</summary>
    public string RouterId { get; }

    /// <summary>UDP port peers send to.</summary>
    public int Port => _socket.Port;

    /// <summary>The kernel's number of its thread.</summary>
    internal int ThreadId { get; private set; }

    /// <summary>Whether the kernel lets it go before ordinary threads.</summary>
    internal bool GoesFirst { get; private set; }

    /// <summary>CPU time its thread has used; may be read from any thread.</summary>
    public TimeSpan CpuTime => CurrentThread.CpuTimeOf(ThreadId);

    /// <summary>Time its thread has waited for a core while it could have run; may be read from any thread.</summary>
    public TimeSpan CoreWait => CurrentThread.CoreWaitOf(ThreadId);

    /// <summary>Runs <paramref name="work"/> on the worker; it must be short and must not block. What it throws comes out of the task.</summary>
    /// <exception cref="OperationCanceledException">Out of the task: the worker has stopped.</exception>
    public Task<T> Run<T>(Func<Router, MonotonicTime, T> work)
    {
        var command = new RunCommand<T>(work);
        _commands.Enqueue(command);
        return command.Task;
    }

    /// <summary>Runs <paramref name="work"/> on the worker some time later; what it throws is logged. Ignored when the worker has stopped.</summary>
    public void Post(Action<Router, MonotonicTime> work) => _commands.Enqueue(new PostCommand(work));

    /// <summary>All counters at one moment.</summary>
    public Task<WorkerSnapshot> Snapshot() => Run((_, _) => _loop.Snapshot(this));

    /// <summary>The DTLS endpoint of a new transport of this worker; its handshake runs off the worker.</summary>
    public IDtlsEndpoint CreateDtls(IDtlsOutput transport) => new ThreadedDtls(_dtls, this, transport);

    /// <summary>Stops the thread, closes the router and frees the port. Idempotent; not from the worker's own thread.</summary>
    public void Dispose()
    {
        if (_isStopping)
        {
            return;
        }

        _isStopping = true;
        _commands.Close();
        _thread.Join();
        _commands.CancelAll();
        _commands.Dispose();
        _socket.Dispose();
        _started.Dispose();
    }

    private void Main()
    {
        ThreadId = LibC.GetThreadId();
        if (_core is { } core && !CurrentThread.TryPin(core))
        {
            Log.NotPinned(_logger, RouterId, core);
        }

        GoesFirst = CurrentThread.TryGoFirst();
        _started.Set();
        _loop.Run(() => _isStopping);
        _loop.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1121, LogLevel.Information,
            "Media worker {RouterId} listens on UDP port {Port} for {Families}; socket buffers {ReceiveKiB} KiB in, {SendKiB} KiB out")]
        public static partial void Started(ILogger logger, string routerId, int port, string families, int receiveKiB, int sendKiB);

        [LoggerMessage(1122, LogLevel.Warning, "Media worker {RouterId} could not be bound to core {Core}; it runs where the kernel puts it")]
        public static partial void NotPinned(ILogger logger, string routerId, int core);
    }
}
