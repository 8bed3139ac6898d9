using System.Runtime.Intrinsics;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>AES-128 in counter mode under one key: AES-CM of RFC 3711 4.1.1.</summary>
internal abstract class AesCounterCipher : IDisposable
{
    /// <summary>Makes the cipher for a key of 16 bytes.</summary>
    public static AesCounterCipher Create(ReadOnlySpan<byte> key, AesImplementation implementation) =>
        implementation == AesImplementation.OpenSsl ? new OpenSslCounter(key) : new AesNiCounter(key);

    /// <summary>XORs <paramref name="source"/> with the keystream that begins at <paramref name="counter"/>; the same both ways.</summary>
    /// <param name="counter">First counter block. Its last byte must not overflow within the text: packets start at 0.</param>
    /// <param name="source">At most <see cref="AesNi.MaxBytes"/>.</param>
    /// <param name="destination">As long. May be <paramref name="source"/>, or lie apart from it.</param>
    public abstract void Apply(Vector128<byte> counter, ReadOnlySpan<byte> source, Span<byte> destination);

    public abstract void Dispose();

    /// <exception cref="ArgumentException">The lengths do not fit each other or the counter.</exception>
    protected static void CheckLengths(int source, int destination)
    {
        if (source > AesNi.MaxBytes || destination != source)
        {
            throw new ArgumentException($"A text of {source} bytes does not fit into {destination}.");
        }
    }
}
