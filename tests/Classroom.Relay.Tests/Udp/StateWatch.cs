using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Tests.Udp;

/// <summary>Waits for states of one transport.</summary>
internal sealed class StateWatch : ITransportObserver
{
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TransportCloseReason> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Connected => _connected.Task;

    public Task<TransportCloseReason> Closed => _closed.Task;

    public void OnStateChanged(Transport transport)
    {
        if (transport.State == TransportState.Connected)
        {
            _connected.TrySetResult();
        }
        else if (transport.State == TransportState.Closed)
        {
            _connected.TrySetException(new InvalidOperationException($"Closed: {transport.CloseReason}"));
            _closed.TrySetResult(transport.CloseReason);
        }
    }
}
