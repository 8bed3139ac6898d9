using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp.Ciphers;

public class AesGcmCipherTests
{
    private const string VectorKey = "000102030405060708090a0b0c0d0e0f";

    public static TheoryData<AesImplementation> All => Implementations.All;

    [Theory, MemberData(nameof(All))]
    public void Seal_Rfc7714Section16_GivesTheProtectedRtpPacket(AesImplementation implementation)
    {
        var header = Convert.FromHexString("8040f17b8041f8d35501a0b2");
        var plain = Encoding.ASCII.GetBytes("Gallia est omnis divisa in partes tres");
        Assert.Equal(
            "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce",
            Seal(implementation, VectorKey, "51753c6580c2726f20718414", header, plain));
    }

    [Theory, MemberData(nameof(All))]
    public void Seal_Rfc7714Section17_GivesTheProtectedRtcpPacket(AesImplementation implementation)
    {
        var associated = Convert.FromHexString("81c8000d4d617273800005d4");
        var plain = Convert.FromHexString("4e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
        Assert.Equal(
            "63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade",
            Seal(implementation, VectorKey, "517524055203726f207170bb", associated, plain));
    }

    [Theory, MemberData(nameof(All))]
    public void Seal_Rfc7714Section17AuthenticationOnly_GivesTheTag(AesImplementation implementation)
    {
        var associated = Convert.FromHexString(
            "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef000005d4");
        Assert.Equal("841dd9683dd78ec92ae58790125f62b3", Seal(implementation, VectorKey, "517524055203726f207170bb", associated, []));
    }

    [Theory, MemberData(nameof(All))]
    public void SealAndOpen_TenThousandRandomCases_AgreeWithTheFramework(AesImplementation implementation)
    {
        var random = new Random(7714);
        Span<byte> key = stackalloc byte[16];
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> tag = stackalloc byte[16];
        for (var i = 0; i < 10_000; i++)
        {
            // Every length up to 20 groups' worth of blocks comes by; associated data mostly short, as headers are.
            var plain = new byte[i < 1_600 ? i : random.Next(1_600)];
            var associated = new byte[i % 10 == 0 ? random.Next(400) : random.Next(80)];
            random.NextBytes(plain);
            random.NextBytes(associated);
            random.NextBytes(key);
            random.NextBytes(nonce);
            var expected = new byte[plain.Length];
            using (var reference = new AesGcm(key, tag.Length))
            {
                reference.Encrypt(nonce, plain, expected, tag, associated);
            }

            using var cipher = AesGcmCipher.Create(key, implementation);
            var sealedText = new byte[plain.Length + AesGcmCipher.TagBytes];
            cipher.Seal(CounterBlock(nonce), associated, plain, sealedText);
            Assert.True(sealedText.AsSpan(0, plain.Length).SequenceEqual(expected), $"text of {plain.Length}, associated {associated.Length}");
            Assert.True(sealedText.AsSpan(plain.Length).SequenceEqual(tag), $"tag of {plain.Length}, associated {associated.Length}");
            Assert.True(cipher.Open(CounterBlock(nonce), associated, sealedText));
            Assert.True(sealedText.AsSpan(0, plain.Length).SequenceEqual(plain));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Seal_InPlace_EqualsOutOfPlace(AesImplementation implementation)
    {
        var random = new Random(1);
        using var cipher = AesGcmCipher.Create(Convert.FromHexString(VectorKey), implementation);
        var nonce = CounterBlock(new byte[12]);
        for (var length = 0; length <= 1_500; length += 7)
        {
            var inPlace = new byte[length + AesGcmCipher.TagBytes];
            random.NextBytes(inPlace);
            var apart = new byte[inPlace.Length];
            cipher.Seal(nonce, [1, 2, 3], inPlace.AsSpan(0, length), apart);
            cipher.Seal(nonce, [1, 2, 3], inPlace.AsSpan(0, length), inPlace);
            Assert.Equal(apart, inPlace);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Seal_BehindTheText_WritesNothing(AesImplementation implementation)
    {
        using var cipher = AesGcmCipher.Create(Convert.FromHexString(VectorKey), implementation);
        for (var length = 0; length < 300; length++)
        {
            var memory = new byte[length + AesGcmCipher.TagBytes + 64];
            cipher.Seal(CounterBlock(new byte[12]), [1], new byte[length], memory.AsSpan(0, length + AesGcmCipher.TagBytes));
            Assert.False(memory.AsSpan(length + AesGcmCipher.TagBytes).ContainsAnyExcept((byte)0));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Open_AnyBitFlipped_IsRefusedAndLeavesTheText(AesImplementation implementation)
    {
        var associated = new byte[20];
        var sealedText = new byte[100 + AesGcmCipher.TagBytes];
        new Random(2).NextBytes(associated);
        using var cipher = AesGcmCipher.Create(Convert.FromHexString(VectorKey), implementation);
        var nonce = CounterBlock(new byte[12]);
        cipher.Seal(nonce, associated, new byte[100], sealedText);
        for (var bit = 0; bit < sealedText.Length * 8; bit++)
        {
            var damaged = sealedText.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            var before = damaged.ToArray();
            Assert.False(cipher.Open(nonce, associated, damaged));
            Assert.Equal(before, damaged);
        }

        for (var bit = 0; bit < associated.Length * 8; bit++)
        {
            var damaged = associated.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(cipher.Open(nonce, damaged, sealedText.ToArray()));
        }

        Assert.True(cipher.Open(nonce, associated, sealedText));
    }

    [Theory, MemberData(nameof(All))]
    public void Seal_LongerThanTheCounterAllows_Throws(AesImplementation implementation)
    {
        using var cipher = AesGcmCipher.Create(Convert.FromHexString(VectorKey), implementation);
        var longest = new byte[AesNi.MaxBytes];
        var expected = new byte[longest.Length];
        var tag = new byte[16];
        using var reference = new AesGcm(Convert.FromHexString(VectorKey), 16);
        reference.Encrypt(new byte[12], longest, expected, tag);
        var sealedText = new byte[longest.Length + 16];
        cipher.Seal(CounterBlock(new byte[12]), [], longest, sealedText);
        Assert.Equal([.. expected, .. tag], sealedText);
        Assert.Throws<ArgumentException>(() =>
            cipher.Seal(CounterBlock(new byte[12]), [], new byte[longest.Length + 1], new byte[longest.Length + 17]));
    }

    [Fact]
    public void Available_OnThisProcessor_EndsWithTheBest()
    {
        Assert.Equal(AesImplementation.OpenSsl, AesImplementations.Available[0]);
        Assert.Equal(AesImplementations.Best, AesImplementations.Available.Max());
    }

    private static string Seal(AesImplementation implementation, string key, string nonce, byte[] associated, byte[] plain)
    {
        using var cipher = AesGcmCipher.Create(Convert.FromHexString(key), implementation);
        var sealedText = new byte[plain.Length + AesGcmCipher.TagBytes];
        cipher.Seal(CounterBlock(Convert.FromHexString(nonce)), associated, plain, sealedText);
        return Convert.ToHexStringLower(sealedText);
    }

    private static Vector128<byte> CounterBlock(ReadOnlySpan<byte> nonce)
    {
        Span<byte> block = [.. nonce, 0, 0, 0, 1];
        return Vector128.Create<byte>(block);
    }
}
