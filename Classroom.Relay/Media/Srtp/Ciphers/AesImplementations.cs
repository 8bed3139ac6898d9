using System.Runtime.Intrinsics.X86;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>Which implementations this processor can run.</summary>
public static class AesImplementations
{
    /// <summary>All that run here, the slowest first.</summary>
    public static IReadOnlyList<AesImplementation> Available { get; } = [.. Enum.GetValues<AesImplementation>().Where(IsSupported)];

    /// <summary>The fastest that runs here; chosen once, at start.</summary>
    public static AesImplementation Best { get; } = Available[^1];

    /// <summary>Whether this processor has what <paramref name="implementation"/> needs.</summary>
    public static bool IsSupported(AesImplementation implementation) => implementation switch
    {
        AesImplementation.OpenSsl => true,
        AesImplementation.Vector128 => Aes.IsSupported && Pclmulqdq.IsSupported && Ssse3.IsSupported,
        AesImplementation.Vector256 => IsSupported(AesImplementation.Vector128) && Avx2.IsSupported && Pclmulqdq.V256.IsSupported,
        AesImplementation.Vector512 => IsSupported(AesImplementation.Vector256) && Avx512BW.IsSupported && Pclmulqdq.V512.IsSupported,
        _ => throw new ArgumentOutOfRangeException(nameof(implementation)),
    };
}
