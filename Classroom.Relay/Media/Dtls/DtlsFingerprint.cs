using System.Buffers;
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
            Span<char> digits = stackalloc char[Length * 2];
            Span<char> text = stackalloc char[Length * 3 - 1];
            CopyTo(digest);
            Convert.TryToHexString(digest, digits, out _);
            text.Fill(':');
            for (var i = 0; i < Length; i++)
            {
                digits.Slice(i * 2, 2).CopyTo(text[(i * 3)..]);
            }

            return new string(text);
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
        Span<char> digits = stackalloc char[Length * 2];
        for (var i = 0; i < Length; i++)
        {
            if (i + 1 < Length && value[i * 3 + 2] != ':')
            {
                return false;
            }

            value.AsSpan(i * 3, 2).CopyTo(digits[(i * 2)..]);
        }

        if (Convert.FromHexString(digits, digest, out _, out _) != OperationStatus.Done)
        {
            return false;
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
