namespace Classroom.Relay.Hosting;

/// <summary>For work that can wait until the relay answers: whoever is cut off by a restart comes back first.</summary>
internal static class Answering
{
    /// <summary>Ends when the relay answers.</summary>
    /// <exception cref="OperationCanceledException">The relay stops before.</exception>
    public static async Task AnsweringAsync(this IHostApplicationLifetime lifetime, CancellationToken stop)
    {
        var answering = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registered = lifetime.ApplicationStarted.Register(() => answering.TrySetResult());
        await answering.Task.WaitAsync(stop);
    }
}
