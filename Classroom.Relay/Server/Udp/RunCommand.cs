using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Udp;

/// <summary>A command whose caller waits for the result. What it throws is the caller's; continuations never run on the worker.</summary>
internal sealed class RunCommand<T>(Func<Router, MonotonicTime, T> work) : WorkerCommand
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _completion.Task;

    public override void Execute(Router router, MonotonicTime now)
    {
        try
        {
            _completion.SetResult(work(router, now));
        }
        catch (Exception exception)
        {
            _completion.SetException(exception);
        }
    }

    public override void Cancel() => _completion.SetCanceled();
}
