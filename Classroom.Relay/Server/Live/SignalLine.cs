using Microsoft.AspNetCore.SignalR;

namespace Classroom.Relay.Live;

/// <summary>
/// A client's way for signals, past the queue of what must not be lost. While a slow link, or a great message on it, holds up
/// <see cref="MostWaiting"/> of them, further ones are dropped: they would only come late. One caller at a time.
/// </summary>
public sealed class SignalLine(HubConnectionContext connection)
{
    /// <summary>A fifth of a second's messages: more than a busy processor holds up, less than a lagging hand.</summary>
    public const int MostWaiting = 8;

    private int _waiting;

    /// <summary>Writes a message unless too many are still being written.</summary>
    public void Send(SerializedHubMessage message)
    {
        if (Volatile.Read(ref _waiting) >= MostWaiting)
        {
            return;
        }

        var write = connection.WriteAsync(message);
        if (!write.IsCompletedSuccessfully)
        {
            Interlocked.Increment(ref _waiting);
            _ = FinishAsync(write.AsTask());
        }
    }

    private async Task FinishAsync(Task write)
    {
        await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _waiting);
    }
}
