using System.Collections.Concurrent;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// Commands from any thread to one worker, in order per sender. A sender wakes the worker by the event descriptor only when the worker may be
/// asleep, so a busy worker costs its callers no system call.
/// </summary>
internal sealed unsafe class CommandQueue : IDisposable
{
    private readonly ConcurrentQueue<WorkerCommand> _commands = new();
    private int _mayBeAsleep;
    private int _isClosed;

    public CommandQueue()
    {
        WakeUp = LibC.EventFd();
        if (WakeUp.IsInvalid)
        {
            throw new InvalidOperationException("No event descriptor can be opened: the limit of open files is reached (ulimit -n).");
        }
    }

    /// <summary>Readable when the worker must look at the queue.</summary>
    public FileDescriptor WakeUp { get; }

    public int Count => _commands.Count;

    /// <summary>Queues a command; after <see cref="Close"/> it is cancelled instead.</summary>
    public void Enqueue(WorkerCommand command)
    {
        _commands.Enqueue(command);

        // Full fence between "queued" and "is it asleep", mirrored in TryPrepareSleep: one of the two sides always sees the other.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isClosed) != 0)
        {
            CancelAll();
        }
        else if (Volatile.Read(ref _mayBeAsleep) != 0 && Interlocked.Exchange(ref _mayBeAsleep, 0) != 0)
        {
            Signal();
        }
    }

    /// <summary>Worker only. The next command in order.</summary>
    public bool TryDequeue(out WorkerCommand command) => _commands.TryDequeue(out command!);

    /// <summary>Worker only. Announces that the worker is about to sleep; false when it must not, as a command came.</summary>
    public bool TryPrepareSleep()
    {
        Interlocked.Exchange(ref _mayBeAsleep, 1);
        if (_commands.IsEmpty && Volatile.Read(ref _isClosed) == 0)
        {
            return true;
        }

        Volatile.Write(ref _mayBeAsleep, 0);
        return false;
    }

    /// <summary>Worker only. Ends what <see cref="TryPrepareSleep"/> began and takes the signal back if there was one.</summary>
    /// <param name="wasSignalled">Whether <see cref="WakeUp"/> was readable.</param>
    public void Awake(bool wasSignalled)
    {
        Volatile.Write(ref _mayBeAsleep, 0);
        ulong count;
        if (wasSignalled)
        {
            _ = LibC.Read(WakeUp, &count, sizeof(ulong));
        }
    }

    /// <summary>Wakes the worker for good; what is queued afterwards is cancelled by its sender.</summary>
    public void Close()
    {
        Interlocked.Exchange(ref _isClosed, 1);
        Signal();
    }

    /// <summary>Cancels what is queued; called after the worker's thread has ended, and by late senders.</summary>
    public void CancelAll()
    {
        while (_commands.TryDequeue(out var command))
        {
            command.Cancel();
        }
    }

    public void Dispose() => WakeUp.Dispose();

    private void Signal()
    {
        ulong one = 1;
        try
        {
            _ = LibC.Write(WakeUp, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // The worker stopped between our look at it and this call; it has cancelled the command.
        }
    }
}
