namespace Classroom.Relay.Media.Primitives;

/// <summary>A 16-bit sequence number on its circle: RTP (RFC 3550 section 5.1) or transport-wide.</summary>
public readonly record struct SequenceNumber(ushort Value)
{
    public static SequenceNumber operator +(SequenceNumber number, int steps) => new((ushort)(number.Value + steps));

    public static SequenceNumber operator -(SequenceNumber number, int steps) => new((ushort)(number.Value - steps));

    /// <summary>Signed distance from <paramref name="from"/> to <paramref name="to"/> by the shorter way, -32768 to 32767.</summary>
    public static int operator -(SequenceNumber to, SequenceNumber from) => (short)(ushort)(to.Value - from.Value);

    /// <summary>Whether this number comes after the other by the shorter way; numbers exactly opposite are not newer.</summary>
    public bool IsNewerThan(SequenceNumber other) => this - other > 0;

    public override string ToString() => Value.ToString(null, null);
}
