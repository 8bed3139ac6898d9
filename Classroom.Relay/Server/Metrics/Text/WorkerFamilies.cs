using Classroom.Shared.Contracts.Rest;
using static Classroom.Relay.Metrics.Text.MetricFamily<Classroom.Shared.Contracts.Rest.WorkerHealth>;

namespace Classroom.Relay.Metrics.Text;

/// <summary>By media worker.</summary>
internal static class WorkerFamilies
{
    public static IReadOnlyList<MetricFamily<WorkerHealth>> All { get; } =
    [
        Counter("classroom_worker_cpu_seconds_total", "CPU time of the worker's thread.", worker => worker.CpuSeconds),
        Counter("classroom_worker_core_wait_seconds_total", "Time the worker's thread could have run and others had its core.", worker => worker.CoreWaitSeconds),
        Counter("classroom_worker_received_packets_total", "Datagrams received.", worker => worker.PacketsIn),
        Counter("classroom_worker_received_bytes_total", "Bytes of datagrams received, without UDP and IP headers.", worker => worker.BytesIn),
        Counter("classroom_worker_sent_packets_total", "Datagrams sent.", worker => worker.PacketsOut),
        Counter("classroom_worker_sent_bytes_total", "Bytes of datagrams sent, without UDP and IP headers.", worker => worker.BytesOut),
        Counter("classroom_worker_forwarded_packets_total", "RTP packets sent to consumers, retransmissions included.", worker => worker.PacketsForwarded),
        Counter("classroom_worker_forwarded_bytes_total", "Bytes of the RTP packets sent to consumers.", worker => worker.BytesForwarded),
        Counter("classroom_worker_dtls_datagrams_total", "Datagrams handed to the thread of the handshakes.", worker => worker.DtlsDatagrams),
        Counter("classroom_worker_receive_errors_total", "Refusals of the receive call.", worker => worker.ReceiveErrors),
        Counter("classroom_worker_send_calls_total", "Calls of sendmmsg.", worker => worker.SendCalls),
        Counter("classroom_worker_send_messages_total", "Messages sent: datagrams, or runs of them.", worker => worker.SendMessages),
        Counter("classroom_worker_segmented_messages_total", "Messages the kernel cut into several datagrams (UDP GSO).", worker => worker.SegmentedMessages),
        Counter("classroom_worker_segmentation_refused_total", "Runs the kernel refused to cut, sent one by one.", worker => worker.SegmentationRefused),
        Gauge("classroom_worker_longest_turn_seconds", "Longest turn of the loop since the start.", worker => worker.LongestTurnSeconds),
        Gauge("classroom_worker_transports", "Open transports.", worker => worker.Transports),
        Gauge("classroom_worker_producers", "Tracks coming in.", worker => worker.Producers),
        Gauge("classroom_worker_consumers", "Tracks going out.", worker => worker.Consumers),
        Gauge("classroom_worker_packet_buffers", "Packet buffers held, about 2 KiB each.", worker => worker.PacketBuffers),
        Counter("classroom_worker_faults_total", "Exceptions that reached the loop.", worker => worker.Faults),
        Gauge("classroom_worker_receive_buffer_bytes", "Receive buffer the kernel granted the socket.", worker => worker.ReceiveBufferBytes),
        Gauge("classroom_worker_send_buffer_bytes", "Send buffer the kernel granted the socket.", worker => worker.SendBufferBytes),
    ];
}
