namespace Classroom.Relay.Udp;

/// <summary>What one worker's socket took in since its start. Written by the worker's thread alone.</summary>
public sealed class ReceiveStatistics
{
    public long Packets { get; internal set; }

    public long Bytes { get; internal set; }

    /// <summary>Datagrams longer than a packet buffer, or with no readable sender.</summary>
    public long Dropped { get; internal set; }

    /// <summary>Refusals of the receive call other than "nothing there".</summary>
    public long Errors { get; internal set; }

    internal ReceiveStatistics Copy() => (ReceiveStatistics)MemberwiseClone();
}
