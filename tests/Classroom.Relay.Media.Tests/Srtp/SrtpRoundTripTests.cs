using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp;

public class SrtpRoundTripTests
{
    public static TheoryData<SrtpProfile, AesImplementation> All => Implementations.WithProfiles;

    [Theory, MemberData(nameof(All))]
    public void OpenRtp_WhatWasSealed_GivesThePacketBack(SrtpProfile profile, AesImplementation implementation)
    {
        using var harness = new SrtpHarness(profile, implementation);
        for (var payload = 0; payload < 1_400; payload += 9)
        {
            var packet = harness.Seal((ulong)payload, payload: payload);
            Assert.Equal(SrtpResult.Ok, harness.Receiver.OpenRtp(packet, SrtpHarness.HeaderBytes, out var length, out var extended));
            Assert.Equal(SrtpHarness.Rtp((ulong)payload, payload: payload), packet[..length]);
            Assert.Equal((ulong)payload, extended);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void SealRtp_FromElsewhere_EqualsInPlace(SrtpProfile profile, AesImplementation implementation)
    {
        using var harness = new SrtpHarness(profile, implementation);
        for (var payload = 0; payload < 1_400; payload += 11)
        {
            var plain = SrtpHarness.Rtp(5, payload: payload);
            var destination = new byte[plain.Length + harness.Sender.RtpOverhead + 32];
            plain.AsSpan(0, SrtpHarness.HeaderBytes).CopyTo(destination);
            var length = harness.Sender.SealRtp(plain.AsSpan(SrtpHarness.HeaderBytes), destination, SrtpHarness.HeaderBytes, 5);
            Assert.Equal(harness.Seal(5, payload: payload), destination[..length]);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void OpenRtp_LongHeader_LeavesAllOfItReadable(SrtpProfile profile, AesImplementation implementation)
    {
        using var harness = new SrtpHarness(profile, implementation);
        for (var header = 12; header <= 500; header += 4)
        {
            var plain = SrtpHarness.Rtp((ulong)header, payload: header + 50);
            var packet = new byte[plain.Length + harness.Sender.RtpOverhead];
            plain.CopyTo(packet, 0);
            harness.Sender.SealRtp(packet, header, plain.Length, (ulong)header);
            Assert.Equal(plain[..header], packet[..header]);
            Assert.Equal(SrtpResult.Ok, harness.Receiver.OpenRtp(packet, header, out var length, out _));
            Assert.Equal(plain, packet[..length]);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void OpenRtp_AnyBitFlipped_FailsAndChangesNothing(SrtpProfile profile, AesImplementation implementation)
    {
        using var harness = new SrtpHarness(profile, implementation);
        Assert.Equal(SrtpResult.Ok, harness.Open(harness.Seal(100), out _));
        var packet = harness.Seal(101, payload: 40);
        for (var bit = 0; bit < packet.Length * 8; bit++)
        {
            var damaged = packet.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            var before = damaged.ToArray();
            var result = harness.Receiver.OpenRtp(damaged, SrtpHarness.HeaderBytes, out _, out _);
            // A flipped sequence number may look like one that was seen, or like one too old.
            Assert.True(result is SrtpResult.AuthenticationFailed || (bit / 8 is 2 or 3 && result is SrtpResult.Replayed), $"bit {bit}: {result}");
            Assert.Equal(before, damaged);
        }

        Assert.Equal(SrtpResult.Ok, harness.Open(packet, out _));
    }

    [Theory, MemberData(nameof(All))]
    public void OpenRtp_EveryTruncation_IsRefused(SrtpProfile profile, AesImplementation implementation)
    {
        using var harness = new SrtpHarness(profile, implementation);
        var packet = harness.Seal(7, payload: 40);
        for (var length = 0; length < packet.Length; length++)
        {
            var expected = length < SrtpHarness.HeaderBytes + harness.Sender.RtpOverhead ? SrtpResult.TooShort : SrtpResult.AuthenticationFailed;
            Assert.Equal(expected, harness.Open(packet[..length], out _));
        }

        Assert.Equal(SrtpResult.TooShort, harness.Receiver.OpenRtp(packet.ToArray(), packet.Length, out _, out _));
    }

    [Theory, MemberData(nameof(All))]
    public void OpenRtcp_WhatWasSealed_GivesThePacketBackOnce(SrtpProfile profile, AesImplementation implementation)
    {
        using var harness = new SrtpHarness(profile, implementation);
        for (var i = 0; i < 50; i++)
        {
            var packet = harness.SealRtcp();
            var replay = packet.ToArray();
            Assert.Equal(SrtpResult.Ok, harness.Receiver.OpenRtcp(packet, out var length));
            Assert.Equal(SrtpHarness.Rtcp(), packet[..length]);
            Assert.Equal(SrtpResult.Replayed, harness.OpenRtcp(replay));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void OpenRtcp_DamagedOrCut_IsRefused(SrtpProfile profile, AesImplementation implementation)
    {
        using var harness = new SrtpHarness(profile, implementation);
        var packet = harness.SealRtcp();
        for (var bit = 0; bit < packet.Length * 8; bit++)
        {
            var damaged = packet.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(SrtpResult.AuthenticationFailed, harness.OpenRtcp(damaged));
        }

        for (var length = 0; length < packet.Length; length++)
        {
            Assert.NotEqual(SrtpResult.Ok, harness.OpenRtcp(packet[..length]));
        }

        Assert.Equal(SrtpResult.Ok, harness.OpenRtcp(packet));
    }

    [Theory, MemberData(nameof(All))]
    public void SealRtp_MillionsOfBytes_AllocatesNothing(SrtpProfile profile, AesImplementation implementation)
    {
        using var harness = new SrtpHarness(profile, implementation);
        var packet = new byte[1_400];
        SrtpHarness.Rtp(0, payload: 1_188).CopyTo(packet, 0);
        var rtcp = new byte[100];
        SrtpHarness.Rtcp().CopyTo(rtcp, 0);
        Run(0, 10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(10, 20_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                (packet[2], packet[3]) = ((byte)(i >> 8), (byte)i);
                var length = harness.Sender.SealRtp(packet, SrtpHarness.HeaderBytes, 1_200, (ulong)i);
                var opened = harness.Receiver.OpenRtp(packet.AsSpan(0, length), SrtpHarness.HeaderBytes, out _, out _);
                length = harness.Sender.SealRtcp(rtcp, 32);
                var openedRtcp = harness.Receiver.OpenRtcp(rtcp.AsSpan(0, length), out _);
                if (opened != SrtpResult.Ok || openedRtcp != SrtpResult.Ok)
                {
                    Assert.Fail($"packet {i}: {opened}, {openedRtcp}");
                }
            }
        }
    }
}
