using Classroom.Relay.Media.Dtls;

namespace Classroom.Relay.Media.Tests.Dtls;

public sealed class DtlsFingerprintTests
{
    private const string Zeroes = "00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:0A";

    [Fact]
    public void TryParse_OwnValue_GivesTheSame()
    {
        var fingerprint = DtlsCertificate.Create(DateTimeOffset.UnixEpoch).Fingerprint;

        Assert.True(DtlsFingerprint.TryParse(DtlsFingerprint.Algorithm, fingerprint.Value, out var parsed));
        Assert.Equal(fingerprint, parsed);
        Assert.Equal(fingerprint.GetHashCode(), parsed.GetHashCode());
    }

    [Fact]
    public void TryParse_OtherCase_GivesTheSame()
    {
        Assert.True(DtlsFingerprint.TryParse("SHA-256", Zeroes.ToLowerInvariant(), out var parsed));
        Assert.Equal(Zeroes, parsed.Value);
    }

    [Theory]
    [InlineData("sha-1", Zeroes)]
    [InlineData(null, Zeroes)]
    [InlineData("sha-256", null)]
    [InlineData("sha-256", "")]
    [InlineData("sha-256", "00:00")]
    [InlineData("sha-256", "00-00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:0A")]
    [InlineData("sha-256", "0g:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:0A")]
    public void TryParse_Malformed_IsRefused(string? algorithm, string? value)
    {
        Assert.False(DtlsFingerprint.TryParse(algorithm, value, out _));
    }
}
