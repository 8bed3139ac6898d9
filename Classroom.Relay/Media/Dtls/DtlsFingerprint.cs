using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Classroom.Relay.Media.Dtls;

/// <summary>SHA-256 digest of a certificate in DER form, as an SDP <c>a=fingerprint</c> carries it (RFC 8122 §5). Other digests are refused.</summary>
public readonly struct DtlsFingerprint : IEquatable<DtlsFingerprint>
{
    /// <summary>The algorithm's name in SDP.</summary>
    public const string Algorithm = "sha-256";

    /// <summary>Bytes of the digest.</summary>
    public const int Length = 32;

    private readonly Vector256<byte> _digest;

    /// <exception cref="ArgumentException"><paramref name="digest"/> is not <see cref="Length"/> bytes long.</exception>
    public DtlsFingerprint(ReadOnlySpan<byte> digest)
    {
        if (digest.Length != Length)
        {
            throw new ArgumentException("A SHA-256 digest has 32 bytes.", nameof(digest));
        }

        _digest = Vector256.Create(digest);
    }

    /// <summary>Pairs of hexadecimal digits joined by colons, upper case: <c>3F:9A:...</c>.</summary>
    public string Value
    {
        get
        {
            Span<byte> digest = stackalloc byte[Length];
            CopyTo(digest);
            return string.Create(Length * 3 - 1, digest, static (text, bytes) =>
            {
                for (var i = 0; i < bytes.Length; i++)
                {
                    bytes[i].TryFormat(text[(i * 3)..], out _, "X2");
                    if (i + 1 < bytes.Length)
                    {
                        text[i * 3 + 2] = ':';
                    }
                }
            });
        }
    }

    public static bool operator ==(DtlsFingerprint left, DtlsFingerprint right) => left.Equals(right);

    public static bool operator !=(DtlsFingerprint left, DtlsFingerprint right) => !left.Equals(right);

    /// <summary>The fingerprint of a certificate in DER form.</summary>
    public static DtlsFingerprint Of(ReadOnlySpan<byte> certificate)
    {
        Span<byte> digest = stackalloc byte[Length];
        SHA256.HashData(certificate, digest);
        return new DtlsFingerprint(digest);
    }

    /// <summary>Reads the two fields of an <c>a=fingerprint</c>; both are compared without regard to case, as RFC 8122 §5 wants.</summary>
    public static bool TryParse(string? algorithm, string? value, out DtlsFingerprint fingerprint)
    {
        fingerprint = default;
        if (!Algorithm.Equals(algorithm, StringComparison.OrdinalIgnoreCase) || value is not { Length: Length * 3 - 1 })
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[Length];
        for (var i = 0; i < Length; i++)
        {
            var (high, low) = (value[i * 3], value[i * 3 + 1]);
            if (!char.IsAsciiHexDigit(high) || !char.IsAsciiHexDigit(low) || (i + 1 < Length && value[i * 3 + 2] != ':'))
            {
                return false;
            }

            digest[i] = Convert.FromHexString([high, low])[0];
        }

        fingerprint = new DtlsFingerprint(digest);
        return true;
    }

    /// <summary>Writes the <see cref="Length"/> bytes of the digest.</summary>
    public void CopyTo(Span<byte> destination) => _digest.CopyTo(destination);

    public bool Equals(DtlsFingerprint other) => _digest == other._digest;

    public override bool Equals(object? obj) => obj is DtlsFingerprint other && Equals(other);

    public override int GetHashCode() => _digest.GetHashCode();

    public override string ToString() => $"{Algorithm} {Value}";
}
