using System.Text.Json;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>Turns a worker's snapshot into figures. Every counter there is told; a test holds it against the types.</summary>
internal static class WorkerFigures
{
    public static WorkerHealth Of(string name, WorkerSnapshot worker) => new(
        name,
        worker.Port,
        worker.CpuTime.TotalSeconds,
        worker.CoreWait.TotalSeconds,
        worker.Received.Packets,
        worker.Received.Bytes,
        worker.Sent.Packets,
        worker.Sent.Bytes,
        worker.Router.PacketsForwarded,
        worker.Router.BytesForwarded,
        worker.Router.DtlsReceived,
        DroppedBy(worker),
        worker.Received.Errors,
        worker.Sent.Calls,
        worker.Sent.Messages,
        worker.Sent.SegmentedMessages,
        worker.Sent.SegmentationRefused,
        worker.Router.Transports,
        worker.Router.Producers,
        worker.Router.Consumers,
        worker.Loop.Turns,
        [.. Enum.GetValues<StallCause>().Select(cause => new StalledTurns(NameOf(cause), worker.Loop.StallsOf(cause)))],
        worker.Loop.Busy.TotalSeconds,
        worker.Loop.Longest.TotalSeconds,
        NameOf(worker.Loop.LongestCause),
        worker.Loop.Histogram,
        worker.PacketBuffers,
        worker.Faults,
        worker.ReceiveBufferBytes,
        worker.SendBufferBytes);

    private static string NameOf(StallCause cause) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{cause}");

    private static DroppedPackets[] DroppedBy(WorkerSnapshot worker) =>
    [
        new("unknown_address", worker.Router.DroppedUnknownAddress),
        new("unknown_protocol", worker.Router.DroppedUnknownProtocol),
        new("malformed", worker.Router.DroppedMalformed),
        new("stun", worker.Router.DroppedStun),
        new("before_keys", worker.Router.DroppedBeforeKeys),
        new("unauthenticated", worker.Router.DroppedUnauthenticated),
        new("replayed", worker.Router.DroppedReplayed),
        new("unbound", worker.Router.DroppedUnbound),
        new("oversized", worker.Received.Dropped),
        new("send_buffer_full", worker.Sent.DroppedFull),
        new("send_refused", worker.Sent.DroppedRefused),
    ];
}
