using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>A relay, and clients that publish to it and receive from it over one wire.</summary>
internal sealed class TestSession : IDisposable
{
    private byte _nextHost = 2;
    private int _nextId;

    public TestSession(int seed)
    {
        Wire = new LossyWire(seed);
        Relay = Wire.AddHost(1, seed);
    }

    public LossyWire Wire { get; }

    public WireHost Relay { get; }

    public MonotonicTime Now => Wire.Now;

    /// <summary>A client that is connected.</summary>
    public (WireHost Host, LoopbackPair Pair) AddClient()
    {
        var number = _nextHost++;
        var host = Wire.AddHost(number, number);
        return (host, new LoopbackPair(Wire, Relay, host, $"client-{number}").Connected());
    }

    /// <summary>Publishes a client's tracks as the layers of one producer of the relay.</summary>
    public Producer Publish(LoopbackPair pair, string mimeType, params TestTrack[] layers) =>
        Publish(pair, mimeType, Array.ConvertAll(layers, layer => layer.Producer));

    /// <inheritdoc cref="Publish(LoopbackPair, string, TestTrack[])"/>
    public Producer Publish(LoopbackPair pair, string mimeType, params Producer[] layers)
    {
        var encodings = new List<RtpEncodingParameters>();
        RtpParameters? sent = null;
        foreach (var layer in layers)
        {
            var consumer = pair.Client.Consume($"send-{_nextId++}", layer, RouterCapabilities.Default, null)!;
            consumer.Resume(Now);
            sent = consumer.Parameters;
            encodings.Add(consumer.Parameters.Encodings[0]);
        }

        // Layers of one track share a media section; this client has one per layer, so its MIDs say nothing here.
        var parameters = sent! with { Mid = layers.Length == 1 ? sent.Mid : null, Encodings = encodings };
        Assert.True(pair.Server.TryProduce($"producer-{_nextId++}", TestCodec.Kind(mimeType), parameters, null, out var producer, out var problem), problem);
        return producer!;
    }

    /// <summary>Lets a client receive a producer of the relay.</summary>
    public TestReceiver Receive(LoopbackPair pair, Producer producer, bool resume = true)
    {
        var consumer = pair.Server.Consume($"consumer-{_nextId++}", producer, RouterCapabilities.Default, null)!;
        Assert.True(
            pair.Client.TryProduce($"received-{_nextId++}", producer.Kind, consumer.Parameters, null, out var received, out var problem), problem);
        var recorder = new Recorder();
        received!.AddTap(recorder);
        if (resume)
        {
            consumer.Resume(Now);
        }

        return new TestReceiver(consumer, received, recorder);
    }

    /// <summary>Lets every track send a frame each 1/30 s for this time.</summary>
    public void Film(TimeSpan time, params TestTrack[] tracks)
    {
        for (var end = Now + time; Now < end;)
        {
            foreach (var track in tracks)
            {
                track.SendFrame(Now);
            }

            Wire.Run(TimeSpan.FromMilliseconds(33.333));
        }
    }

    public void Dispose() => Wire.Dispose();
}
