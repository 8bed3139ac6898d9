using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp;

/// <summary>Whole packets from master keys, as libsrtp's own test driver (srtp_driver.c, srtp_validate and srtp_validate_gcm) lists them.</summary>
public class SrtpVectorTests
{
    private const string PlainRtp = "800f1234decafbadcafebabeabababababababababababababababab";
    private const string PlainRtcp = "81c8000bcafebabeabababababababababababababababab";

    public static TheoryData<AesImplementation> All => Implementations.All;

    [Theory, MemberData(nameof(All))]
    public void CounterMode_LibsrtpVectors_GiveTheProtectedPackets(AesImplementation implementation) => Check(
        implementation,
        SrtpProfile.Aes128CmHmacSha1_80,
        "e1f97a0d3e018be0d64fa32c06de4139",
        "0ec675ad498afeebb6960b3aabe6",
        "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb",
        "81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");

    [Theory, MemberData(nameof(All))]
    public void Gcm_LibsrtpVectors_GiveTheProtectedPackets(AesImplementation implementation) => Check(
        implementation,
        SrtpProfile.AeadAes128Gcm,
        "000102030405060708090a0b0c0d0e0f",
        "a0a1a2a3a4a5a6a7a8a9aaab",
        "800f1234decafbadcafebabec5002ede04cfdd2eb91159e0880aa06ed2976826f796b201df3131a127e8a392",
        "81c8000bcafebabec98b8b5df0392a55852b6c21ac8e7025c52c6fbea2b3b446ea31123ba88ce61e80000001");

    private static void Check(AesImplementation implementation, SrtpProfile profile, string key, string salt, string rtp, string rtcp)
    {
        var (keyBytes, saltBytes) = (Convert.FromHexString(key), Convert.FromHexString(salt));
        var keys = new SrtpKeyingMaterial(profile, keyBytes, saltBytes, keyBytes, saltBytes);
        using var sender = new SrtpSender(keys, implementation);
        using var receiver = new SrtpReceiver(keys, implementation);
        var packet = new byte[100];

        Convert.FromHexString(PlainRtp).CopyTo(packet, 0);
        var length = sender.SealRtp(packet, 12, 28, 0x1234);
        Assert.Equal(rtp, Convert.ToHexStringLower(packet, 0, length));
        Assert.Equal(SrtpResult.Ok, receiver.OpenRtp(packet.AsSpan(0, length), 12, out length, out _));
        Assert.Equal(PlainRtp, Convert.ToHexStringLower(packet, 0, length));

        // libsrtp counts from 1: index 0 goes to a packet before.
        sender.SealRtcp(packet, 24);
        Convert.FromHexString(PlainRtcp).CopyTo(packet, 0);
        length = sender.SealRtcp(packet, 24);
        Assert.Equal(rtcp, Convert.ToHexStringLower(packet, 0, length));
        Assert.Equal(SrtpResult.Ok, receiver.OpenRtcp(packet.AsSpan(0, length), out length));
        Assert.Equal(PlainRtcp, Convert.ToHexStringLower(packet, 0, length));
    }
}
