using Classroom.Shared.Contracts.Rest;
using Consumer = Classroom.Relay.Metrics.Text.MetricFamily<Classroom.Shared.Contracts.Rest.ReceivedHealth>;
using Producer = Classroom.Relay.Metrics.Text.MetricFamily<Classroom.Shared.Contracts.Rest.PublishedHealth>;

namespace Classroom.Relay.Metrics.Text;

/// <summary>By lesson, room and kind of track. The lesson is empty outside lessons; the room is empty for sources and viewers that are no room.</summary>
internal static class TrackFamilies
{
    public static IReadOnlyList<MetricFamily<PublishedHealth>> Published { get; } =
    [
        Producer.Gauge("classroom_producer_tracks", "Tracks the room publishes.", track => track.Tracks),
        Producer.Counter("classroom_producer_packets_total", "RTP packets received from the room.", track => track.Packets),
        Producer.Counter("classroom_producer_bytes_total", "Bytes of the RTP packets received from the room.", track => track.Bytes),
        Producer.Gauge("classroom_producer_lost_packets", "Packets of the present tracks missing after repair.", track => track.Lost),
        Producer.Gauge("classroom_producer_loss_ratio", "Share the network lost in the last second, before repair, 0 to 1; the worst layer's.", track => track.LossRatio),
        Producer.Counter("classroom_producer_repaired_packets_total", "Lost packets that a retransmission brought.", track => track.Repaired),
        Producer.Counter("classroom_producer_nacks_total", "Sequence numbers asked for again.", track => track.Nacks),
        Producer.Counter("classroom_producer_key_frames_total", "Key frames received.", track => track.KeyFrames),
        Producer.Counter("classroom_producer_key_frame_requests_total", "Key frame requests sent (PLI, FIR).", track => track.KeyFrameRequests),
        Producer.Gauge("classroom_producer_bitrate_bits_per_second", "Bit rate of the last second.", track => track.BitrateBps),
        Producer.Gauge("classroom_producer_jitter_seconds", "Interarrival jitter, the worst layer's.", track => track.JitterSeconds),
    ];

    public static IReadOnlyList<MetricFamily<ReceivedHealth>> Received { get; } =
    [
        Consumer.Gauge("classroom_consumer_tracks", "Tracks the room receives.", track => track.Tracks),
        Consumer.Counter("classroom_consumer_packets_total", "RTP packets sent to the room, without retransmissions.", track => track.Packets),
        Consumer.Counter("classroom_consumer_bytes_total", "Bytes of the RTP packets sent to the room.", track => track.Bytes),
        Consumer.Counter("classroom_consumer_retransmitted_packets_total", "RTP packets sent again.", track => track.Retransmitted),
        Consumer.Gauge("classroom_consumer_lost_packets", "Packets of the present tracks missing by the receiver's last report.", track => track.Lost),
        Consumer.Gauge("classroom_consumer_loss_ratio", "Share lost by the receiver's last report, 0 to 1; the worst track's.", track => track.LossRatio),
        Consumer.Counter("classroom_consumer_nacks_total", "Sequence numbers the receiver asked for again.", track => track.Nacks),
        Consumer.Counter("classroom_consumer_key_frame_requests_total", "Key frame requests received (PLI, FIR).", track => track.KeyFrameRequests),
        Consumer.Counter("classroom_consumer_switches_total", "Changes of layer or source.", track => track.Switches),
        Consumer.Gauge("classroom_consumer_bitrate_bits_per_second", "Bit rate of the last second.", track => track.BitrateBps),
        Consumer.Gauge("classroom_consumer_jitter_seconds", "Interarrival jitter by the receiver's last report, the worst track's.", track => track.JitterSeconds),
        Consumer.Gauge("classroom_consumer_round_trip_seconds", "Round trip to the receiver by its last report, the worst track's.", track => track.RoundTripSeconds),
    ];
}
