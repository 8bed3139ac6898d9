using Classroom.Relay.Udp;

namespace Classroom.Relay.Metrics;

/// <summary>Whether this relay should be given work, in one word. Anybody may ask as often as they like: only one question at a time reaches the workers.</summary>
public sealed class MediaPulse(MediaPlane plane, IHostApplicationLifetime lifetime)
{
    /// <summary>Every worker answers.</summary>
    public const string Ok = "ok";

    /// <summary>A worker has not answered in time.</summary>
    public const string Stalled = "stalled";

    /// <summary>The relay was told to stop.</summary>
    public const string Stopping = "stopping";

    /// <summary>Two hundred times a worker's stall budget.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task _asked = Task.CompletedTask;

    public async Task<string> FeelAsync()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Stopping;
        }

        try
        {
            await Ask().WaitAsync(Patience);
            return Ok;
        }
        catch (TimeoutException)
        {
            return Stalled;
        }
        catch (OperationCanceledException)
        {
            return Stopping;
        }
    }

    private Task Ask()
    {
        lock (_gate)
        {
            return _asked = _asked.IsCompleted ? Task.WhenAll(plane.Workers.Select(worker => worker.Run((_, _) => true))) : _asked;
        }
    }
}
