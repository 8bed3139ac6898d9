namespace Classroom.Relay.Media.Rtp.HeaderExtensions;

/// <summary>The ids one peer negotiated for the extensions the relay reads or writes itself; 0 where it did not.</summary>
public readonly record struct HeaderExtensionIds
{
    public byte Mid { get; init; }

    public byte Rid { get; init; }

    public byte RepairedRid { get; init; }

    public byte TransportSequence { get; init; }

    public byte AbsoluteSendTime { get; init; }

    public byte AudioLevel { get; init; }

    public byte PlayoutDelay { get; init; }
}
