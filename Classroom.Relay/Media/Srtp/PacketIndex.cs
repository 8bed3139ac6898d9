namespace Classroom.Relay.Media.Srtp;

/// <summary>The 48-bit packet index of SRTP, rollover count times 65536 plus sequence number (RFC 3711 3.3.1).</summary>
internal static class PacketIndex
{
    /// <summary>Sequence numbers in one cycle.</summary>
    public const ulong Cycle = 0x1_0000;

    private const int Half = 0x8000;
    private const ulong Mask = 0xFFFF_FFFF_FFFF;

    /// <summary>The index of an extended sequence number.</summary>
    public static ulong Of(ulong extendedSequence) => extendedSequence & Mask;

    /// <summary>The rollover count of an index.</summary>
    public static uint Rollover(ulong index) => (uint)(index >> 16);

    /// <summary>
    /// Guesses the index of a packet from its sequence number (RFC 3711 appendix A). False when that would lie before the first cycle,
    /// where no packet can be.
    /// </summary>
    /// <param name="highest">The highest index authenticated so far.</param>
    public static bool TryEstimate(ulong highest, ushort sequence, out ulong index)
    {
        var last = (ushort)highest;
        index = (highest & ~(Cycle - 1)) | sequence;
        if (last < Half)
        {
            if (sequence - last > Half)
            {
                // An old packet from before the last wrap.
                index -= Cycle;
                return highest >= Cycle;
            }
        }
        else if (last - Half > sequence)
        {
            index += Cycle;
        }

        return true;
    }
}
