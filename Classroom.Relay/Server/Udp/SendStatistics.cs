namespace Classroom.Relay.Udp;

/// <summary>What one worker's socket gave out since its start. Written by the worker's thread alone.</summary>
public sealed class SendStatistics
{
    /// <summary>Datagrams the kernel accepted.</summary>
    public long Packets { get; internal set; }

    public long Bytes { get; internal set; }

    /// <summary>Calls of sendmmsg.</summary>
    public long Calls { get; internal set; }

    /// <summary>Messages the kernel accepted: packets, or runs of them.</summary>
    public long Messages { get; internal set; }

    /// <summary>Messages the kernel cut into several datagrams.</summary>
    public long SegmentedMessages { get; internal set; }

    /// <summary>Segmented messages the kernel refused and that went out as plain datagrams.</summary>
    public long SegmentationRefused { get; internal set; }

    /// <summary>Datagrams dropped because the socket's buffer stayed full.</summary>
    public long DroppedFull { get; internal set; }

    /// <summary>Datagrams dropped because the kernel refused them: no route, no buffers, filtered.</summary>
    public long DroppedRefused { get; internal set; }

    internal SendStatistics Copy() => (SendStatistics)MemberwiseClone();
}
