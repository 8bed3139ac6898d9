using System.Text.Json;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Signaling;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// What clients say of their media, from the value as it stands on the wire to producers and consumers. Promises: a value that is no contract
/// ends in the serializer's exceptions; one that is gets served or refused, and nothing throws.
/// </summary>
internal sealed class NegotiationTarget : IFuzzTarget, IDisposable
{
    private readonly SparseRelay _relay = new();

    public string Name => "negotiation";

    public IReadOnlyList<byte[]> Corpus { get; } = [.. Requests.Select(request => JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), ContractJson.Options))];

    private static IEnumerable<object> Requests
    {
        get
        {
            yield return new ConnectTransportRequest("transport", new("client", [new("sha-256", "AB:CD")]));
            yield return new ConsumeRequest("transport", ["source"], ContractMapping.ToWire(RouterCapabilities.Default), 2);
            foreach (var mimeType in SampleTracks.MimeTypes)
            {
                var parameters = SampleTracks.Parameters(mimeType, 1) with { Mid = "0", Encodings = [new(Rid: "l"), new(Rid: "h", MaxBitrate: 900_000)] };
                yield return Request(SampleTracks.Kind(mimeType), parameters);
                yield return Request(SampleTracks.Kind(mimeType), parameters with { Encodings = [new(1, RtxSsrc: 2, Dtx: true, ScalabilityMode: "L1T3")] });
            }
        }
    }

    public void Run(ReadOnlySpan<byte> input)
    {
        if (TryRead<ProduceRequest>(input) is { } produce)
        {
            Produce(produce);
        }

        if (TryRead<ConsumeRequest>(input) is { } consume)
        {
            Consume(consume);
        }

        if (TryRead<ConnectTransportRequest>(input) is { } connect)
        {
            ContractMapping.ReadFingerprints(connect.DtlsParameters);
        }
    }

    public void Dispose() => _relay.Dispose();

    private static ProduceRequest Request(MediaKind kind, RtpParameters parameters) =>
        new("transport", ContractMapping.ToWire(kind), SourceKind.Camera, ContractMapping.ToWire(parameters));

    private static T? TryRead<T>(ReadOnlySpan<byte> input)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(input, ContractJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Produce(ProduceRequest request)
    {
        if (!ContractMapping.TryReadKind(request.Kind, out var kind) || !ContractMapping.TryRead(request.RtpParameters, out RtpParameters? parameters))
        {
            return;
        }

        var transport = _relay.MakeTransport();
        if (transport.TryProduce("produced", kind, parameters, null, out var producer, out _))
        {
            transport.Consume("consumed", producer, RouterCapabilities.Default, null)?.Resume(default);
        }

        transport.Close(TransportCloseReason.Local, default);
    }

    private void Consume(ConsumeRequest request)
    {
        if (!ContractMapping.TryRead(request.RtpCapabilities, out RtpCapabilities? capabilities))
        {
            return;
        }

        var transport = _relay.MakeTransport();
        foreach (var producer in _relay.Producers)
        {
            if (transport.Consume("consumed", producer, capabilities, null) is { } consumer)
            {
                consumer.SetPreferredLayer(request.Layer, default);
                consumer.Resume(default);
                ContractMapping.ToWire(consumer.Parameters);
            }
        }

        transport.Close(TransportCloseReason.Local, default);
    }
}
