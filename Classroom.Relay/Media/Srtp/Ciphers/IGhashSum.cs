using System.Runtime.Intrinsics;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>
/// A sum of products block x power of the hash key, not yet reduced, for one width of the carry-less multiplier. A struct behind a type
/// parameter: the JIT compiles the hash once for each width, with the sum in registers.
/// </summary>
internal unsafe interface IGhashSum
{
    /// <summary>Blocks multiplied at once.</summary>
    static abstract int Lanes { get; }

    /// <summary>Adds <see cref="Lanes"/> blocks, each times its power.</summary>
    /// <param name="blocks">Ciphertext, as it is on the wire.</param>
    /// <param name="powers">As many powers of the hash key, falling.</param>
    void Add(byte* blocks, byte* powers);

    /// <summary>Starts a sum with <see cref="Lanes"/> blocks.</summary>
    /// <param name="carry">The hash of all before, which joins the first of the blocks.</param>
    void Start(byte* blocks, byte* powers, Vector128<ulong> carry);

    /// <summary>The sum as an element of the field.</summary>
    Vector128<ulong> Reduce();
}
