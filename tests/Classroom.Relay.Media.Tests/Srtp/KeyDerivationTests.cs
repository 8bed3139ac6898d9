using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp;

public class KeyDerivationTests
{
    public static TheoryData<AesImplementation> All => Implementations.All;

    [Theory, MemberData(nameof(All))]
    public void Derive_Rfc3711AppendixB3_GivesTheSessionKeys(AesImplementation implementation)
    {
        using var derivation = new KeyDerivation(
            Convert.FromHexString("e1f97a0d3e018be0d64fa32c06de4139"), Convert.FromHexString("0ec675ad498afeebb6960b3aabe6"), implementation);
        Assert.Equal("c61e7a93744f39ee10734afe3ff7a087", Derive(derivation, KeyLabel.RtpEncryption, 16));
        Assert.Equal("30cbbc08863d8c85d49db34a9ae1", Derive(derivation, KeyLabel.RtpSalt, 14));
        Assert.Equal(
            "cebe321f6ff7716b6fd4ab49af256a156d38baa48f0a0acf3c34e2359e6cdbcee049646c43d9327ad175578ef72270986371c10c9a369ac2f94a8c5f"
            + "bcdddc256d6e919a48b610ef17c2041e474035766b68642c59bbfc2f34db60dbdfb2",
            Derive(derivation, KeyLabel.RtpAuthentication, 94));
    }

    [Theory]
    [InlineData(15, 14)]
    [InlineData(16, 13)]
    public void Create_WrongLengths_Throws(int key, int salt) =>
        Assert.Throws<ArgumentException>(() => new KeyDerivation(new byte[key], new byte[salt], AesImplementations.Best));

    private static string Derive(KeyDerivation derivation, KeyLabel label, int length)
    {
        var output = new byte[length];
        derivation.Derive(label, output);
        return Convert.ToHexStringLower(output);
    }
}
