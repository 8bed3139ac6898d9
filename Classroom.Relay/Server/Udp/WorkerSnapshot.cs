using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Udp;

/// <summary>A worker's counters at one moment, consistent with each other.</summary>
/// <param name="CpuTime">CPU time its thread has used.</param>
/// <param name="CoreWait">Time in which it could have run and others had its core.</param>
/// <param name="Loop">How long its turns took.</param>
/// <param name="PacketBuffers">Packet buffers it holds, about 2 KiB each.</param>
/// <param name="Faults">Exceptions that reached its loop.</param>
/// <param name="ReceiveBufferBytes">What the kernel granted its socket.</param>
/// <param name="SendBufferBytes">What the kernel granted its socket.</param>
public sealed record WorkerSnapshot(
    string RouterId,
    int Port,
    TimeSpan CpuTime,
    TimeSpan CoreWait,
    RouterStatistics Router,
    ReceiveStatistics Received,
    SendStatistics Sent,
    LoopMeter Loop,
    int PacketBuffers,
    long Faults,
    int ReceiveBufferBytes,
    int SendBufferBytes);
