namespace Classroom.Relay.Whip.Sdp;

/// <summary>Bounds of a description taken from the network. A browser's offer of two tracks takes 10 KiB and 250 lines.</summary>
public static class SdpLimits
{
    public const int MaxBytes = 64 * 1024;

    public const int MaxLines = 4096;

    /// <summary>Media sections.</summary>
    public const int MaxSections = 32;
}
