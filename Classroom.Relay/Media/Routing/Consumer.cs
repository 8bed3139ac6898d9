using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Routing;

/// <summary>A track that goes out: one stream to one peer, continuous whatever feeds it.</summary>
public sealed class Consumer
{
    internal Consumer(Transport transport, string id, Producer producer, RtpParameters parameters, IConsumerObserver? observer)
    {
        Transport = transport;
        Id = id;
        Producer = producer;
        Parameters = parameters;
    }

    public string Id { get; }

    public Transport Transport { get; }

    /// <summary>What feeds it now.</summary>
    public Producer Producer { get; private set; }

    public MediaKind Kind => Producer.Kind;

    /// <summary>For the receiving endpoint.</summary>
    public RtpParameters Parameters { get; }

    /// <summary>True at first.</summary>
    public bool IsPaused { get; private set; } = true;

    public bool IsClosed { get; private set; }

    /// <summary>Highest layer wanted; null for the best.</summary>
    public int? PreferredLayer { get; private set; }

    /// <summary>Layer being forwarded; null while waiting for a keyframe.</summary>
    public int? CurrentLayer { get; private set; }

    /// <summary>Sends nothing until <see cref="Resume"/>.</summary>
    public void Pause() => IsPaused = true;

    /// <summary>Sends from the next keyframe on, which is asked for; audio at once.</summary>
    public void Resume(MonotonicTime now) => IsPaused = false;

    /// <summary>Highest layer to forward, 0 the lowest; null for the best. Takes effect at the next keyframe of that layer, which is asked for.</summary>
    public void SetPreferredLayer(int? layer, MonotonicTime now) => PreferredLayer = layer;

    /// <summary>Feeds the stream from another producer of the same kind and codec: video from its next keyframe on, audio at once. A cut on the programme bus.</summary>
    /// <returns>False when kind or codec differ.</returns>
    public bool SwitchTo(Producer producer, MonotonicTime now) => false;

    /// <summary>Asks the publisher for a keyframe of the layer that is or will be forwarded.</summary>
    public void RequestKeyFrame(MonotonicTime now)
    {
    }

    /// <summary>Ends it; the peer gets a BYE. Idempotent.</summary>
    public void Close(MonotonicTime now) => IsClosed = true;

    public ConsumerStatistics GetStatistics(MonotonicTime now) =>
        new(CurrentLayer, 0, 0, 0, 0, 0, 0, TimeSpan.Zero, TimeSpan.Zero, 0, 0, 0);
}
