namespace Classroom.Relay.Media.Routing;

/// <summary>Told what becomes of a transport. Called on the worker thread, between packets; must not block.</summary>
public interface ITransportObserver
{
    /// <summary>The state changed. <paramref name="transport"/> holds the new one, and the reason if it closed; then this is the last call.</summary>
    void OnStateChanged(Transport transport);
}
