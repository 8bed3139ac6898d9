using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Udp;

/// <summary>Something to be done on a worker's thread.</summary>
internal abstract class WorkerCommand
{
    /// <summary>May throw; the loop logs and counts it.</summary>
    public abstract void Execute(Router router, MonotonicTime now);

    /// <summary>Called instead of <see cref="Execute"/> when the worker has stopped.</summary>
    public abstract void Cancel();
}
