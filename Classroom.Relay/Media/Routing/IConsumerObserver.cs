namespace Classroom.Relay.Media.Routing;

/// <summary>Told what becomes of a consumer. Called on the worker thread; must not block.</summary>
public interface IConsumerObserver
{
    /// <summary>The layer forwarded from now on, or null when nothing is.</summary>
    void OnLayerChanged(Consumer consumer, int? layer)
    {
    }

    /// <summary>Closed: its producer ended, or its transport did, or the application closed it. The last call.</summary>
    void OnClosed(Consumer consumer)
    {
    }
}
