namespace Classroom.Relay.Media.Rtp.HeaderExtensions;

/// <summary>How long a receiver may hold pictures back before it shows them (webrtc.org experiment playout-delay): holds until another is stated.</summary>
/// <param name="Min">0 to 40.95 s, as <paramref name="Max"/>, and not more than it.</param>
public readonly record struct PlayoutDelay(TimeSpan Min, TimeSpan Max)
{
    /// <summary>Bytes of the element's data.</summary>
    public const int Length = 3;

    private const int UnitMs = 10;
    private const int Bits = 12;
    private const int MaxUnits = (1 << Bits) - 1;

    /// <summary>As if none had been stated.</summary>
    public static PlayoutDelay Free { get; } = new(TimeSpan.Zero, TimeSpan.FromMilliseconds(MaxUnits * UnitMs));

    /// <summary>Writes both in 12 bits of 10 ms.</summary>
    public void Write(Span<byte> destination)
    {
        var value = (Units(Min) << Bits) | Units(Max);
        destination[0] = (byte)(value >> 16);
        destination[1] = (byte)(value >> 8);
        destination[2] = (byte)value;
    }

    private static int Units(TimeSpan time) => Math.Clamp((int)(time.TotalMilliseconds / UnitMs), 0, MaxUnits);
}
