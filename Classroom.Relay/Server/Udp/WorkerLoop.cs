using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// What a worker's thread does until it is told to stop: wait for packets, a command or the router's deadline; receive a batch, forward it,
/// run commands, let timers fire. Between two turns nothing is left unsent. Everything here belongs to that thread.
/// </summary>
internal sealed unsafe partial class WorkerLoop : IDisposable
{
    // Commands are short, but a bell brings hundreds at once: packets get their turn in between.
    private const int CommandsPerTurn = 16;

    private static readonly TimeSpan FaultLogInterval = TimeSpan.FromSeconds(1);

    private readonly UdpSocket _socket;
    private readonly CommandQueue _commands;
    private readonly ILogger _logger;
    private readonly PacketPool _pool = new();
    private readonly ReceiveBatch _received;
    private readonly SendBatch _sent;
    private readonly Router _router;
    private readonly LoopMeter _meter = new();
    private MonotonicTime _nextFaultLog;
    private long _faults;
    private bool _isDrained = true;

    public WorkerLoop(UdpSocket socket, CommandQueue commands, RouterOptions options, bool allowSegmentation, ILogger logger)
    {
        _socket = socket;
        _commands = commands;
        _logger = logger;
        _received = new ReceiveBatch(socket, _pool);
        _sent = new SendBatch(socket, allowSegmentation);
        _router = new Router(options, _pool, _sent);
    }

    /// <summary>Runs on the worker's thread until <paramref name="isStopping"/> says so.</summary>
    public void Run(Func<bool> isStopping)
    {
        var clock = new TurnClock();
        while (!isStopping())
        {
            Wait();
            Turn(clock.Begin());
            _meter.Count(clock.End());
        }
    }

    /// <summary>A copy of all counters. On the worker's thread only.</summary>
    public WorkerSnapshot Snapshot(MediaWorker worker) => new(
        worker.RouterId,
        worker.Port,
        worker.CpuTime,
        worker.CoreWait,
        _router.GetStatistics(),
        _received.Statistics.Copy(),
        _sent.Statistics.Copy(),
        _meter.Copy(),
        _pool.Created,
        _faults,
        _socket.ReceiveBufferBytes,
        _socket.SendBufferBytes);

    public void Dispose()
    {
        _router.Dispose();
        _sent.Flush();
        _received.Dispose();
        _sent.Dispose();
        _pool.Dispose();
    }

    private void Turn(MonotonicTime now)
    {
        try
        {
            ReceivePackets(now);
            RunCommands(now);
            if (_router.NextDeadline <= now)
            {
                _router.Tick(now);
            }

            // Commands and timers may have given local producers packets.
            _router.Flush(now);
        }
        catch (Exception exception)
        {
            CountFault(exception, now);
        }

        _sent.Flush();
    }

    private void ReceivePackets(MonotonicTime now)
    {
        var count = _received.Receive();
        _isDrained = count < ReceiveBatch.Capacity;
        for (var i = 0; i < count; i++)
        {
            Deliver(i, now);
        }

        if (count == 0)
        {
            return;
        }

        // Media goes out before commands run: it is what must not wait.
        _router.Flush(now);
        _sent.Flush();
    }

    /// <summary>One packet; what breaks on it does not take the rest of the batch along.</summary>
    private void Deliver(int index, MonotonicTime now)
    {
        try
        {
            if (_received.TryTake(index, out var packet, out var from))
            {
                _router.Receive(packet, in from, now);
            }
        }
        catch (Exception exception)
        {
            CountFault(exception, now);
        }
    }

    private void RunCommands(MonotonicTime now)
    {
        for (var i = 0; i < CommandsPerTurn && _commands.TryDequeue(out var command); i++)
        {
            try
            {
                command.Execute(_router, now);
            }
            catch (Exception exception)
            {
                CountFault(exception, now);
            }
        }
    }

    /// <summary>Sleeps until a packet, a command or the router's deadline; not at all when more packets are known to wait.</summary>
    private void Wait()
    {
        var deadline = _router.NextDeadline;
        var left = _isDrained && deadline != MonotonicTime.Never ? (deadline - MediaClock.Now).Ticks / TimeSpan.TicksPerMicrosecond : 0;
        if (!_isDrained || left < 0 || !_commands.TryPrepareSleep())
        {
            return;
        }

        var descriptors = stackalloc PollDescriptor[2];
        descriptors[0] = new PollDescriptor { Descriptor = _socket.Descriptor.Value, Wanted = LibC.PollIn };
        descriptors[1] = new PollDescriptor { Descriptor = _commands.WakeUp.Value, Wanted = LibC.PollIn };
        var timeout = TimeSpec.FromMicroseconds(left);
        LibC.Poll(descriptors, 2, deadline == MonotonicTime.Never ? null : &timeout, null);
        _commands.Awake(descriptors[1].Happened != 0);
    }

    /// <summary>Tells the first fault at once, the following ones at most once a second, with their number.</summary>
    private void CountFault(Exception exception, MonotonicTime now)
    {
        _faults++;
        if (now < _nextFaultLog)
        {
            return;
        }

        _nextFaultLog = now + FaultLogInterval;
        Log.LoopFault(_logger, exception, _socket.Port, _faults);
    }

    private static partial class Log
    {
        [LoggerMessage(1111, LogLevel.Error, "The media worker on port {Port} met a fault and goes on; {Faults} since its start")]
        public static partial void LoopFault(ILogger logger, Exception exception, int port, long faults);
    }
}
