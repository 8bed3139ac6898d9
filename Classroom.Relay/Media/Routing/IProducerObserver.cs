namespace Classroom.Relay.Media.Routing;

/// <summary>Told what becomes of a producer. Called on the worker thread; must not block.</summary>
public interface IProducerObserver
{
    /// <summary>The first packet arrived.</summary>
    void OnStarted(Producer producer)
    {
    }

    /// <summary>A local producer's consumers need a keyframe of this layer; told as often as they ask. Producers fed by a peer ask the peer themselves.</summary>
    void OnKeyFrameWanted(Producer producer, int layer)
    {
    }

    /// <summary>Closed, by whatever cause. The last call.</summary>
    void OnClosed(Producer producer)
    {
    }
}
