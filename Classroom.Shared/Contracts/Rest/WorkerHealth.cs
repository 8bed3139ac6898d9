namespace Classroom.Shared.Contracts.Rest;

/// <summary>What one media worker has done since its start: a thread with one UDP port.</summary>
/// <param name="Name">Its number, 0 first: the same after a restart.</param>
/// <param name="CpuSeconds">CPU time of its thread.</param>
/// <param name="CoreWaitSeconds">Time in which its thread could have run and others had its core.</param>
/// <param name="PacketsIn">Datagrams its socket took in.</param>
/// <param name="PacketsOut">Datagrams the kernel took from it.</param>
/// <param name="PacketsForwarded">RTP packets sent to consumers, retransmissions included.</param>
/// <param name="DtlsDatagrams">Datagrams handed to the thread of the handshakes.</param>
/// <param name="Dropped">Datagrams dropped, by reason.</param>
/// <param name="SendCalls">Calls of sendmmsg.</param>
/// <param name="SendMessages">Messages the kernel took: datagrams, or runs of them.</param>
/// <param name="SegmentedMessages">Messages the kernel cut into several datagrams (UDP GSO).</param>
/// <param name="SegmentationRefused">Runs the kernel refused and that went out one by one.</param>
/// <param name="Turns">Turns of its loop.</param>
/// <param name="Stalls">Turns of more than 5 ms, by what most of each went on.</param>
/// <param name="BusySeconds">Time spent in turns.</param>
/// <param name="LongestTurnCause">What most of the longest turn went on; one of the causes of <paramref name="Stalls"/>.</param>
/// <param name="TurnHistogram">Entry 0 counts turns under 1 us, entry i those under 2^i us and not under half of it, the last one all longer ones.</param>
/// <param name="PacketBuffers">Packet buffers it holds, about 2 KiB each.</param>
/// <param name="Faults">Exceptions that reached its loop.</param>
public sealed record WorkerHealth(
    string Name,
    int Port,
    double CpuSeconds,
    double CoreWaitSeconds,
    long PacketsIn,
    long BytesIn,
    long PacketsOut,
    long BytesOut,
    long PacketsForwarded,
    long BytesForwarded,
    long DtlsDatagrams,
    IReadOnlyList<DroppedPackets> Dropped,
    long ReceiveErrors,
    long SendCalls,
    long SendMessages,
    long SegmentedMessages,
    long SegmentationRefused,
    int Transports,
    int Producers,
    int Consumers,
    long Turns,
    IReadOnlyList<StalledTurns> Stalls,
    double BusySeconds,
    double LongestTurnSeconds,
    string LongestTurnCause,
    IReadOnlyList<long> TurnHistogram,
    int PacketBuffers,
    long Faults,
    int ReceiveBufferBytes,
    int SendBufferBytes);
