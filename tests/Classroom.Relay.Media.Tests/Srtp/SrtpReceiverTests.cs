using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp;

public class SrtpReceiverTests
{
    public static TheoryData<SrtpProfile> Profiles => [SrtpProfile.AeadAes128Gcm, SrtpProfile.Aes128CmHmacSha1_80];

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_TheSamePacketAgain_IsReplayed(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        var packet = harness.Seal(1);
        Assert.Equal(SrtpResult.Ok, harness.Open(packet, out _));
        Assert.Equal(SrtpResult.Replayed, harness.Open(packet, out _));
    }

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_OlderThanTheWindow_IsReplayed(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        var (inside, outside) = (harness.Seal(977), harness.Seal(976));
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(2_000), out _));
        Assert.Equal(SrtpResult.Ok, harness.Open(inside, out _));
        Assert.Equal(SrtpResult.Replayed, harness.Open(outside, out _));
    }

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_EveryLossAroundTheWrap_KeepsTheRollover(SrtpProfile profile)
    {
        // Any run of packets around 65535 may be missing, the wrap itself included.
        for (var lost = 0; lost < 12; lost++)
        {
            using var harness = new SrtpHarness(profile, AesImplementations.Best);
            for (ulong extended = 65_530 - 100; extended < 65_536 + 100; extended++)
            {
                if (extended < 65_530 + (ulong)lost && extended >= 65_530)
                {
                    continue;
                }

                Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(extended), out var opened));
                Assert.Equal(extended, opened);
            }
        }
    }

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_ManyCyclesWithRandomLossAndReorder_FindsEveryIndex(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        var random = new Random(35);
        var waiting = new List<(ulong Extended, byte[] Packet)>();
        for (ulong extended = 20_000; extended < 5 * 65_536; extended += random.Next(50) == 0 ? (ulong)random.Next(9_000) : 1 + (ulong)random.Next(300))
        {
            waiting.Add((extended, harness.Seal(extended, payload: 20)));
            if (waiting.Count > 4 || random.Next(3) == 0)
            {
                var next = random.Next(waiting.Count);
                var (sent, packet) = waiting[next];
                waiting.RemoveAt(next);
                var result = harness.Open(packet, out var opened);
                Assert.True(result is SrtpResult.Ok or SrtpResult.Replayed, $"{sent}: {result}");
                Assert.True(result is SrtpResult.Replayed || opened == sent, $"{sent} opened as {opened}");
            }
        }
    }

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_LatePacketsAcrossTheWrap_AreStillOpened(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(65_530), out _));
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(65_536 + 500), out _));
        for (ulong late = 65_531; late < 65_536 + 500; late++)
        {
            Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(late), out var opened));
            Assert.Equal(late, opened);
        }
    }

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_FirstPacketAfterAWrapNobodySaw_IsFoundInCycleOne(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(65_536 + 3), out var extended));
        Assert.Equal(65_539UL, extended);
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(65_530), out extended));
        Assert.Equal(65_530UL, extended);
    }

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_ForgedWrap_DoesNotMoveTheRollover(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(40_000), out _));
        for (var i = 0; i < 100; i++)
        {
            var forged = harness.Seal(40_000);
            BinaryPrimitives.WriteUInt16BigEndian(forged.AsSpan(2), (ushort)(i * 50));
            Assert.Equal(SrtpResult.AuthenticationFailed, harness.Open(forged, out _));
        }

        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(40_001), out var extended));
        Assert.Equal(40_001UL, extended);
    }

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_MoreSourcesThanTheCap_AreRefusedUntilOneIsForgotten(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        for (uint ssrc = 0; ssrc < SrtpReceiver.MaxSources; ssrc++)
        {
            Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(1, ssrc), out _));
            Assert.Equal(SrtpResult.Ok, harness.OpenRtcp(harness.SealRtcp(ssrc)));
        }

        Assert.Equal(SrtpResult.TooManySources, harness.Open(harness.Seal(1, 1_000), out _));
        Assert.Equal(SrtpResult.TooManySources, harness.OpenRtcp(harness.SealRtcp(1_000)));
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(2, 5), out _));

        harness.Receiver.Forget(new Ssrc(7));
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(1, 1_000), out _));
        Assert.Equal(SrtpResult.Ok, harness.OpenRtcp(harness.SealRtcp(1_000)));
    }

    [Theory, MemberData(nameof(Profiles))]
    public void OpenRtp_ForgedSources_AreNotRemembered(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        for (uint ssrc = 0; ssrc < 2 * SrtpReceiver.MaxSources; ssrc++)
        {
            var forged = harness.Seal(1, 9);
            BinaryPrimitives.WriteUInt32BigEndian(forged.AsSpan(8), ssrc + 100);
            Assert.Equal(SrtpResult.AuthenticationFailed, harness.Open(forged, out _));
        }

        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(1, 9), out _));
    }

    [Fact]
    public void OpenRtcp_AuthenticatedOnlyUnderGcm_IsTakenAsItIs()
    {
        using var harness = new SrtpHarness(SrtpProfile.AeadAes128Gcm, AesImplementations.Best);
        var plain = SrtpHarness.Rtcp();
        var packet = new byte[plain.Length + harness.Sender.RtcpOverhead];
        plain.CopyTo(packet, 0);
        packet[^1] = 9;

        using var derivation = new KeyDerivation(harness.Key, harness.Salt, AesImplementations.Best);
        var (key, nonce) = (new byte[16], new byte[16]);
        derivation.Derive(KeyLabel.RtcpEncryption, key);
        derivation.Derive(KeyLabel.RtcpSalt, nonce.AsSpan(0, 12));
        // 00 00 | SSRC | 00 00 | index, and the block counter (RFC 7714 9.1).
        byte[] context = [0, 0, 0x12, 0x34, 0x56, 0x78, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1];
        using var cipher = AesGcmCipher.Create(key, AesImplementations.Best);
        cipher.Seal(Vector128.Create(nonce) ^ Vector128.Create(context), [.. plain, .. packet[^4..]], [], packet.AsSpan(plain.Length, 16));

        Assert.Equal(SrtpResult.Ok, harness.Receiver.OpenRtcp(packet, out var length));
        Assert.Equal(plain, packet[..length]);
    }

    [Fact]
    public void Constructor_SaltOfAnotherProfile_Throws() => Assert.Throws<ArgumentException>(() =>
        new SrtpReceiver(new SrtpKeyingMaterial(SrtpProfile.AeadAes128Gcm, new byte[16], new byte[12], new byte[16], new byte[14])));

    [Theory, MemberData(nameof(Profiles))]
    public void SealAndOpen_AfterDisposal_Throw(SrtpProfile profile)
    {
        var harness = new SrtpHarness(profile, AesImplementations.Best);
        var packet = harness.Seal(1);
        harness.Dispose();
        Assert.Throws<ObjectDisposedException>(() => harness.Seal(2));
        Assert.Throws<ObjectDisposedException>(() => harness.SealRtcp());
        Assert.Throws<ObjectDisposedException>(() => harness.Open(packet, out _));
        Assert.Throws<ObjectDisposedException>(() => harness.OpenRtcp(packet));
    }
}
