using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Udp;

/// <summary>A command nobody waits for.</summary>
internal sealed class PostCommand(Action<Router, MonotonicTime> work) : WorkerCommand
{
    public override void Execute(Router router, MonotonicTime now) => work(router, now);

    public override void Cancel()
    {
    }
}
