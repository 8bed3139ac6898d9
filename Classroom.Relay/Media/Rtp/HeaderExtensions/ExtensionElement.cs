namespace Classroom.Relay.Media.Rtp.HeaderExtensions;

/// <summary>One element of a header extension block.</summary>
public readonly ref struct ExtensionElement(byte id, ReadOnlySpan<byte> data)
{
    /// <summary>The negotiated id: 1 to 14 in the one-byte form, 1 to 255 in the two-byte form.</summary>
    public byte Id { get; } = id;

    /// <summary>1 to 16 bytes in the one-byte form, 0 to 255 in the two-byte form.</summary>
    public ReadOnlySpan<byte> Data { get; } = data;
}
