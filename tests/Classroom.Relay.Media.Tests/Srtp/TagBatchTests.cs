using System.Net;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;
using Classroom.Relay.Media.Tests.Harness;
using Classroom.Relay.Media.Tests.Ice;

namespace Classroom.Relay.Media.Tests.Srtp;

public class TagBatchTests
{
    private const SrtpProfile Profile = SrtpProfile.Aes128CmHmacSha1_80;
    private const int HeaderBytes = SrtpHarness.HeaderBytes;

    public static TheoryData<AesImplementation> All => Implementations.All;

    [Theory, MemberData(nameof(All))]
    public void Complete_TenThousandRandomPackets_GivesWhatOneByOneGives(AesImplementation implementation)
    {
        var random = new Random(3711);
        var sink = new RecordingSink();
        using var batch = new TagBatch(sink);
        var keys = Enumerable.Range(0, 50).Select(_ => RandomKeys(random)).ToList();
        var together = keys.ConvertAll(key => new SrtpSender(key, implementation, batch));
        var alone = keys.ConvertAll(key => new SrtpSender(key, implementation));
        var expected = new List<(TransportAddress, string)>();
        for (var i = 0; i < 10_000; i++)
        {
            // Every length a packet may have, then random ones of one size and of many; a few beside full batches.
            var length = i < PacketBuffer.Capacity - HeaderBytes - TagBatch.TagBytes ? i : i % 3 == 0 ? 1_188 : random.Next(1_500);
            var (key, sequence) = (random.Next(keys.Count), (ulong)random.NextInt64(1L << 48));
            var to = AddressOf(key);
            var plain = SrtpHarness.Rtp(sequence, (uint)random.Next(), length);
            expected.Add((to, Convert.ToHexStringLower(Seal(alone[key], plain, sequence))));
            SealInto(batch, together[key], plain, sequence, to);
            if (random.Next(20) == 0)
            {
                batch.Complete();
            }
        }

        batch.Complete();
        Assert.Equal(expected, sink.Sent.Select(sent => (sent.To, Convert.ToHexStringLower(sent.Datagram))));
        together.ForEach(sender => sender.Dispose());
        alone.ForEach(sender => sender.Dispose());
    }

    [Theory, MemberData(nameof(All))]
    public void Complete_EveryNumberOfPackets_GivesLibsrtpsVector(AesImplementation implementation)
    {
        var (key, salt) = (Convert.FromHexString("e1f97a0d3e018be0d64fa32c06de4139"), Convert.FromHexString("0ec675ad498afeebb6960b3aabe6"));
        var plain = Convert.FromHexString("800f1234decafbadcafebabeabababababababababababababababab");
        var sink = new RecordingSink();
        using var batch = new TagBatch(sink);
        using var sender = new SrtpSender(new SrtpKeyingMaterial(Profile, key, salt, key, salt), implementation, batch);
        for (var count = 1; count <= 33; count++)
        {
            for (var i = 0; i < count; i++)
            {
                SealInto(batch, sender, plain, 0x1234, default);
            }

            batch.Complete();
            Assert.Equal(count, sink.Sent.Count);
            while (sink.Sent.TryDequeue(out var sent))
            {
                Assert.Equal("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb", Convert.ToHexStringLower(sent.Datagram));
            }
        }
    }

    [Fact]
    public void Complete_AfterTheSenderIsGone_StillSigns()
    {
        var sink = new RecordingSink();
        using var batch = new TagBatch(sink);
        var keys = RandomKeys(new Random(1));
        using var alone = new SrtpSender(keys);
        var plain = SrtpHarness.Rtp(7);
        using (var sender = new SrtpSender(keys, batch))
        {
            SealInto(batch, sender, plain, 7, default);
        }

        batch.Complete();
        Assert.Equal(Seal(alone, plain, 7), Assert.Single(sink.Sent).Datagram);
    }

    [Fact]
    public void Complete_Always_AllocatesNothing()
    {
        var sink = new DeafSink(new RecordingSink()) { IsDeaf = true };
        using var batch = new TagBatch(sink);
        using var sender = new SrtpSender(RandomKeys(new Random(2)), batch);
        var plain = SrtpHarness.Rtp(7);
        var before = 0L;
        for (var i = 0; i < 2_000; i++)
        {
            before = i == 1_000 ? GC.GetAllocatedBytesForCurrentThread() : before;
            SealInto(batch, sender, plain, 7, default);
            if (i % 21 == 0)
            {
                batch.Complete();
            }
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static SrtpKeyingMaterial RandomKeys(Random random)
    {
        var (key, salt) = (new byte[SrtpProfileExtensions.MasterKeyBytes], new byte[Profile.MasterSaltBytes()]);
        random.NextBytes(key);
        random.NextBytes(salt);
        return new SrtpKeyingMaterial(Profile, key, salt, key, salt);
    }

    private static TransportAddress AddressOf(int receiver) => TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Loopback, 5_000 + receiver));

    private static void SealInto(TagBatch batch, SrtpSender sender, byte[] plain, ulong sequence, in TransportAddress to)
    {
        var datagram = batch.Reserve(plain.Length + sender.RtpOverhead);
        plain.AsSpan(0, HeaderBytes).CopyTo(datagram);
        batch.Commit(to, sender.SealRtp(plain.AsSpan(HeaderBytes), datagram, HeaderBytes, sequence));
    }

    private static byte[] Seal(SrtpSender sender, byte[] plain, ulong sequence)
    {
        var datagram = new byte[plain.Length + sender.RtpOverhead];
        plain.CopyTo(datagram, 0);
        sender.SealRtp(datagram, HeaderBytes, plain.Length, sequence);
        return datagram;
    }
}
