using System.Security.Cryptography;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Primitives;

public class HmacSha1Tests
{
    [Fact]
    public void Compute_Rfc2202FirstCase_GivesTheDigest() =>
        Assert.Equal("b617318655057264e28bc0b6fb378c8ef146be00", Compute([.. Enumerable.Repeat((byte)0x0B, 20)], "Hi There"u8.ToArray(), []));

    [Fact]
    public void Compute_Rfc2202SixthCase_HashesTheLongKeyFirst() => Assert.Equal(
        "aa4ae5e15272d00e95705637ce8a3b55ed402112",
        Compute([.. Enumerable.Repeat((byte)0xAA, 80)], "Test Using Larger Than Block-Size Key - Hash Key First"u8.ToArray(), []));

    [Fact]
    public void Compute_ManyLengths_AgreesWithTheFramework()
    {
        var random = new Random(2104);
        for (var length = 0; length < 1_300; length += length < 200 ? 1 : 31)
        {
            var key = new byte[20];
            var message = new byte[length];
            random.NextBytes(key);
            random.NextBytes(message);
            var suffix = new byte[] { 1, 2, 3, 4 };
            Assert.Equal(Convert.ToHexStringLower(HMACSHA1.HashData(key, message.Concat(suffix).ToArray())), Compute(key, message, suffix));
        }
    }

    private static string Compute(byte[] key, byte[] message, byte[] suffix)
    {
        using var hmac = new HmacSha1(key);
        var digest = new byte[HmacSha1.DigestBytes];
        hmac.Compute(message, suffix, digest);
        hmac.Compute(message, suffix, digest);
        return Convert.ToHexStringLower(digest);
    }
}
