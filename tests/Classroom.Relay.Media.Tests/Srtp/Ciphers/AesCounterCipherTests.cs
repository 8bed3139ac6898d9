using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp.Ciphers;

public class AesCounterCipherTests
{
    private static readonly byte[] VectorKey = Convert.FromHexString("2b7e151628aed2a6abf7158809cf4f3c");

    public static TheoryData<AesImplementation> All => Implementations.All;

    [Theory, MemberData(nameof(All))]
    public void Apply_Rfc3711AppendixB2_GivesTheKeystream(AesImplementation implementation)
    {
        using var cipher = AesCounterCipher.Create(VectorKey, implementation);
        Assert.Equal(
            "e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab41e95b3bb0a2e8dd477901e4fca894c0",
            Keystream(cipher, "f0f1f2f3f4f5f6f7f8f9fafbfcfd0000", 48));
        Assert.Equal("ec8cdf7398607cb0f2d21675ea9ea1e4", Keystream(cipher, "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", 16));
        Assert.Equal(
            "362b7c3c6773516318a077d7fc5073ae6a2cc3787889374fbeb4c81b17ba6c44",
            Keystream(cipher, "f0f1f2f3f4f5f6f7f8f9fafbfcfdff00", 32));
    }

    [Theory, MemberData(nameof(All))]
    public void Apply_EveryLength_EqualsTheCipherBlockByBlock(AesImplementation implementation)
    {
        using var reference = Aes.Create();
        reference.Key = VectorKey;
        var stream = new byte[AesNi.MaxBytes];
        for (var block = 0; block < stream.Length / 16; block++)
        {
            var counter = Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9fafbfcfd0000");
            counter[15] = (byte)block;
            reference.EncryptEcb(counter, stream.AsSpan(block * 16, 16), PaddingMode.None);
        }

        using var cipher = AesCounterCipher.Create(VectorKey, implementation);
        for (var length = 0; length <= stream.Length; length += length < 600 ? 1 : 53)
        {
            Assert.Equal(Convert.ToHexStringLower(stream, 0, length), Keystream(cipher, "f0f1f2f3f4f5f6f7f8f9fafbfcfd0000", length));
        }
    }

    private static string Keystream(AesCounterCipher cipher, string counter, int length)
    {
        var zeros = new byte[length];
        var output = new byte[length];
        cipher.Apply(Vector128.Create(Convert.FromHexString(counter)), zeros, output);
        cipher.Apply(Vector128.Create(Convert.FromHexString(counter)), zeros, zeros);
        Assert.Equal(output, zeros);
        return Convert.ToHexStringLower(output);
    }
}
