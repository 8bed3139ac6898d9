namespace Classroom.Relay.Udp;

/// <summary>How media enters and leaves this relay. Bound from the section "Media".</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Media threads, each with a UDP port of its own: 1 to 256. Default 0: one per core this process may use.</summary>
    public int Workers { get; set; }

    /// <summary>UDP port of the first worker; worker i has this plus i. 0 lets the kernel choose each. Default 10000.</summary>
    public int PortBase { get; set; } = 10000;

    /// <summary>IP literals peers are told to send to, the preferred one first. Default: all usable addresses of the host's interfaces.</summary>
    public string[] AnnouncedAddresses { get; set; } = [];

    /// <summary>Also announces 127.0.0.1, last, for browsers on this machine. Default false.</summary>
    public bool AnnounceLoopback { get; set; }

    /// <summary>How many workers these options make on a host with <paramref name="cores"/> cores.</summary>
    internal int WorkersOn(int cores) => Workers == 0 ? Math.Max(1, cores) : Workers;
}
