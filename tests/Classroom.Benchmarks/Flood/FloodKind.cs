namespace Classroom.Benchmarks.Flood;

/// <summary>What somebody without keys can send.</summary>
internal enum FloodKind
{
    /// <summary>Random bytes of random lengths, from an address nobody knows.</summary>
    Junk,

    /// <summary>Well-formed binding requests for a transport that exists, signed with another password.</summary>
    WrongKeyStun,

    /// <summary>SRTP of 1200 bytes with a wrong tag, from the address of a transport that exists.</summary>
    WrongTagSrtp,
}
