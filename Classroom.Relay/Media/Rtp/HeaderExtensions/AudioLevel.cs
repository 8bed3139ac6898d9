namespace Classroom.Relay.Media.Rtp.HeaderExtensions;

/// <summary>Loudness of one audio packet as its sender measured it (RFC 6464 section 3).</summary>
/// <param name="Decibels">Level below overload, 0 (loudest) to 127 (silence), in -dBov.</param>
/// <param name="HasVoice">Whether the sender believes that someone speaks.</param>
public readonly record struct AudioLevel(byte Decibels, bool HasVoice)
{
    internal static AudioLevel FromByte(byte value) => new((byte)(value & 0x7F), (value & 0x80) != 0);
}
