using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// A track that shows now this producer, now that one: a programme's picture or its sound. Receivers consume <see cref="Output"/>, which has
/// no packets of its own; a cut feeds every one of them from another producer, video from the next keyframe of the layer it wants, and its
/// stream stays one. Between two calls: each open consumer of the output is in <see cref="_consumers"/>, and is fed, or will be at the next
/// keyframe, by what is on air, if its link affords this track.
/// </summary>
public sealed class ProgrammeTrack
{
    private readonly List<Consumer> _consumers = [];
    private readonly ProgrammeTrack? _main;

    /// <param name="id">Identifier of the output.</param>
    /// <param name="mimeType">The one codec of all that can go on air.</param>
    /// <param name="cname">What receivers keep in lip sync: the same for the picture and the sound of one programme, and of no third track.</param>
    /// <param name="main">The picture that this one is seen beside for a while: it feeds only who receives that one over a good link. Null for one that feeds everybody.</param>
    public ProgrammeTrack(Router router, string id, string mimeType, string cname, ProgrammeTrack? main = null)
    {
        _main = main;
        var kind = mimeType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) ? MediaKind.Audio : MediaKind.Video;
        Output = router.ProduceLocally(id, kind, RouterCapabilities.ParametersOf(mimeType, cname, new RtpEncodingParameters()), null, out _)
            ?? throw new ArgumentException($"The router does not forward {mimeType}.", nameof(mimeType));
        Output.Programme = this;
    }

    /// <summary>What receivers consume. Ends with <see cref="Close"/>.</summary>
    public Producer Output { get; }

    /// <summary>What is shown, or will be from its next keyframe on; null while nothing is.</summary>
    public Producer? OnAir { get; private set; }

    /// <summary>Whether the producer can go on air: it has the programme's codec. May be asked on any thread.</summary>
    public bool Takes(Producer source) => source.Codec == Output.Codec;

    /// <summary>
    /// Shows another producer, or nothing. Video goes on with the former until the keyframe has come, so that no receiver's picture stops;
    /// sound leaves the former at once: not a syllable of a room is heard that is off air.
    /// </summary>
    /// <returns>False, and nothing changed, when the codec is another one or the producer has ended.</returns>
    public bool Cut(Producer? source, MonotonicTime now)
    {
        if (Output.IsClosed || (source is not null && (source.IsClosed || !Takes(source))))
        {
            return false;
        }

        if (source == OnAir)
        {
            return true;
        }

        OnAir = source;
        foreach (var consumer in _consumers)
        {
            Feed(consumer, now);
        }

        return true;
    }

    /// <summary>The producer may go on air soon: a keyframe of each layer that receivers want of it is asked for.</summary>
    public void Prepare(Producer source, MonotonicTime now)
    {
        if (source.IsClosed || !Takes(source))
        {
            return;
        }

        var wanted = 0u;
        foreach (var consumer in _consumers)
        {
            wanted |= consumer.IsPaused ? 0 : LayerOf(source, consumer.PreferredLayer);
        }

        wanted = wanted == 0 ? LayerOf(source, null) : wanted;
        for (var layer = 0; wanted >> layer != 0; layer++)
        {
            if ((wanted >> layer & 1) != 0)
            {
                source.RequestKeyFrame(layer, now);
            }
        }
    }

    /// <summary>Ends the output and all its consumers. Idempotent.</summary>
    public void Close(MonotonicTime now)
    {
        OnAir = null;
        while (_consumers.Count > 0)
        {
            _consumers[^1].Close(now);
        }

        Output.Close(now);
    }

    internal void Add(Consumer consumer)
    {
        _consumers.Add(consumer);
        Feed(consumer, Output.Router.Now);
    }

    internal void Remove(Consumer consumer) => _consumers.Remove(consumer);

    /// <summary>A receiver tells how its link is: from one that has become poor a second picture is taken away.</summary>
    internal void OnReport(Consumer consumer)
    {
        if (!Affords(consumer))
        {
            consumer.ReturnHome();
        }
    }

    private static uint LayerOf(Producer source, int? preferred) =>
        SimulcastSelector.Select(source.Live, preferred) is var layer and not SimulcastSelector.None ? 1u << layer : 1u;

    /// <summary>Whether its receiver may be fed, by how the same one receives <see cref="_main"/>.</summary>
    private bool Affords(Consumer consumer)
    {
        if (_main is null)
        {
            return true;
        }

        var received = consumer.Transport.Consumers;
        for (var i = 0; i < received.Count; i++)
        {
            if (received[i].Home == _main.Output && received[i].Reports.IsGoodLink)
            {
                return true;
            }
        }

        return false;
    }

    private void Feed(Consumer consumer, MonotonicTime now)
    {
        if (OnAir is { IsClosed: false } source && Affords(consumer))
        {
            consumer.SwitchTo(source, now);
        }
        else
        {
            consumer.ReturnHome();
        }
    }
}
