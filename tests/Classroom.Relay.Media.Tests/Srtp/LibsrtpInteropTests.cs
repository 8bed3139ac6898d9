using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp;

/// <summary>Both ways with the library browsers use, for both profiles.</summary>
public class LibsrtpInteropTests
{
    [LibsrtpFact]
    public void Seal_UnderGcm_IsOpenedByLibsrtpAcrossTheRollover() => SealForLibsrtp(SrtpProfile.AeadAes128Gcm);

    [LibsrtpFact]
    public void Seal_UnderCounterMode_IsOpenedByLibsrtpAcrossTheRollover() => SealForLibsrtp(SrtpProfile.Aes128CmHmacSha1_80);

    [LibsrtpFact]
    public void Open_UnderGcm_TakesWhatLibsrtpSealsAcrossTheRollover() => OpenFromLibsrtp(SrtpProfile.AeadAes128Gcm);

    [LibsrtpFact]
    public void Open_UnderCounterMode_TakesWhatLibsrtpSealsAcrossTheRollover() => OpenFromLibsrtp(SrtpProfile.Aes128CmHmacSha1_80);

    [LibsrtpFact]
    public void SealRtcpAndOpenRtcp_BothProfiles_AgreeWithLibsrtp()
    {
        foreach (var profile in Enum.GetValues<SrtpProfile>())
        {
            using var harness = new SrtpHarness(profile, AesImplementations.Best);
            using var inbound = new Libsrtp(profile, harness.Key, harness.Salt, inbound: true);
            using var outbound = new Libsrtp(profile, harness.Key, harness.Salt, inbound: false);
            for (var i = 0; i < 300; i++)
            {
                Assert.Equal(SrtpHarness.Rtcp(), inbound.UnprotectRtcp(harness.SealRtcp(), out var status));
                Assert.Equal(Libsrtp.Ok, status);
                var packet = outbound.ProtectRtcp(SrtpHarness.Rtcp(), out status);
                Assert.Equal(Libsrtp.Ok, status);
                Assert.Equal(SrtpResult.Ok, harness.Receiver.OpenRtcp(packet, out var length));
                Assert.Equal(SrtpHarness.Rtcp(), packet[..length]);
            }
        }
    }

    private static void SealForLibsrtp(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        using var libsrtp = new Libsrtp(profile, harness.Key, harness.Salt, inbound: true);
        foreach (var extended in LossyPassage())
        {
            var opened = libsrtp.Unprotect(harness.Seal(extended), out var status);
            Assert.True(status == Libsrtp.Ok, $"{extended}: status {status}");
            Assert.Equal(SrtpHarness.Rtp(extended), opened);
        }
    }

    private static void OpenFromLibsrtp(SrtpProfile profile)
    {
        using var harness = new SrtpHarness(profile, AesImplementations.Best);
        using var libsrtp = new Libsrtp(profile, harness.Key, harness.Salt, inbound: false);
        foreach (var extended in LossyPassage())
        {
            var packet = libsrtp.Protect(SrtpHarness.Rtp(extended), out var status);
            Assert.True(status == Libsrtp.Ok, $"{extended}: status {status}");
            Assert.Equal(SrtpResult.Ok, harness.Receiver.OpenRtp(packet, SrtpHarness.HeaderBytes, out var length, out var opened));
            Assert.Equal(extended, opened);
            Assert.Equal(SrtpHarness.Rtp(extended), packet[..length]);
        }
    }

    /// <summary>Three rollovers with one packet in five lost, each time the ones around 65535 among them, and with late packets.</summary>
    private static IEnumerable<ulong> LossyPassage()
    {
        var random = new Random(65_535);
        for (ulong cycle = 1; cycle <= 3; cycle++)
        {
            var wrap = cycle * 65_536;
            // On the way to the wrap in strides no index guess can mistake.
            for (var extended = wrap - 60_000; extended < wrap - 200; extended += 5_000)
            {
                yield return extended;
            }

            for (var extended = wrap - 200; extended < wrap + 200; extended++)
            {
                var late = extended % 7 == 3 ? extended - 1 : extended % 7 == 2 ? extended + 1 : extended;
                if (random.Next(5) != 0 && (extended + cycle < wrap - 3 || extended > wrap + cycle))
                {
                    yield return late;
                }
            }
        }
    }
}
