using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class SequenceMapTests
{
    private readonly SequenceMap _map = new(firstOutput: 1000);

    [Fact]
    public void TryMap_NoSource_IsFalse() => Assert.False(_map.TryMap(1, out _));

    [Fact]
    public void TryMap_ContiguousInput_IsContiguousFromTheFirstOutput()
    {
        _map.SwitchSource(0, pictureWasCut: false);

        Assert.Equal([1000, 1001, 1002], Map(0, 1, 2));
    }

    [Fact]
    public void TryMap_LostPacket_LeavesAHoleForIt()
    {
        _map.SwitchSource(50, pictureWasCut: false);

        Assert.Equal([1000, 1003, 1001, 1002], Map(50, 53, 51, 52));
    }

    // JVB doc/svc.md: frames of a layer that is not forwarded leave no trace.
    [Fact]
    public void Drop_Packets_LeaveNoHole()
    {
        _map.SwitchSource(50, pictureWasCut: false);
        Assert.Equal([1000], Map(50));
        _map.Drop(51);
        _map.Drop(52);

        Assert.Equal([1001, 1002], Map(53, 54));
        Assert.Equal([-1, -1], Map(51, 52));
    }

    [Fact]
    public void Drop_BehindAGap_KeepsTheHoleOfWhatIsMissing()
    {
        _map.SwitchSource(50, pictureWasCut: false);
        Assert.Equal([1000], Map(50));
        _map.Drop(53);

        Assert.Equal([1003, 1001, 1002], Map(54, 51, 52));
    }

    [Fact]
    public void Drop_GapBetweenTwoDrops_KeepsTheHole()
    {
        _map.SwitchSource(50, pictureWasCut: false);
        _map.Drop(50);
        _map.Drop(53);

        Assert.Equal([1002, 1000, 1001], Map(54, 51, 52));
    }

    [Fact]
    public void Drop_LatePacket_CannotCloseTheHole()
    {
        _map.SwitchSource(50, pictureWasCut: false);
        Assert.Equal([1000, 1002], Map(50, 52));
        _map.Drop(51);

        Assert.Equal([1003], Map(53));
    }

    [Fact]
    public void TryMap_LatePacketFromBeforeADrop_GetsItsOldNumber()
    {
        _map.SwitchSource(50, pictureWasCut: false);
        Assert.Equal([1000, 1002], Map(50, 52));
        _map.Drop(53);

        Assert.Equal([1003, 1001], Map(54, 51));
    }

    [Fact]
    public void TryMap_OlderThanMemory_IsDropped()
    {
        _map.SwitchSource(0, pictureWasCut: false);
        for (ulong source = 1; source < 400; source += 2)
        {
            Map(source);
            _map.Drop(source + 1);
        }

        Assert.Equal([-1], Map(100));
        Assert.NotEqual([-1], Map(399));
    }

    [Theory]
    [InlineData(false, 1003)]
    [InlineData(true, 1004)]
    public void SwitchSource_AfterPackets_ContinuesOrShowsTheCut(bool cut, int expected)
    {
        _map.SwitchSource(50, pictureWasCut: false);
        Map(50, 51, 52);

        _map.SwitchSource(9_000_000, cut);

        Assert.Equal([expected, -1, -1], Map(9_000_000, 8_999_999, 53));
    }

    [Fact]
    public void SwitchSource_AfterDrops_ContinuesBehindTheLastSent()
    {
        _map.SwitchSource(50, pictureWasCut: false);
        Map(50);
        _map.Drop(51);

        _map.SwitchSource(7, pictureWasCut: false);

        Assert.Equal([1001], Map(7));
    }

    [Fact]
    public void AnyCourse_LossReorderDropsAndSwitches_NeverGivesANumberTwice()
    {
        var random = new Random(3550);
        for (var round = 0; round < 300; round++)
        {
            var map = new SequenceMap(0xFFF0);
            var outputs = new HashSet<ulong>();
            var source = (ulong)random.Next(100);
            map.SwitchSource(source, pictureWasCut: false);
            for (var step = 0; step < 500; step++)
            {
                if (random.Next(100) == 0)
                {
                    source = (ulong)random.NextInt64(1L << 40);
                    map.SwitchSource(source, random.Next(2) == 0);
                }

                // A burst, some of it lost, overtaken or dropped; each source number comes once.
                var burst = Enumerable.Range(0, random.Next(1, 12)).Where(_ => random.Next(10) != 0).OrderBy(i => i + random.Next(5)).ToArray();
                foreach (var i in burst)
                {
                    if (random.Next(4) == 0)
                    {
                        map.Drop(source + (ulong)i);
                    }
                    else if (map.TryMap(source + (ulong)i, out var output))
                    {
                        Assert.True(outputs.Add(output));
                        Assert.True(output < map.NextOutput);
                    }
                }

                source += 12;
            }
        }
    }

    [Fact]
    public void AnyCourse_InOrderWithDrops_IsContiguous()
    {
        var random = new Random(42);
        _map.SwitchSource(0, pictureWasCut: false);
        var expected = 1000UL;
        for (ulong source = 0; source < 100_000; source++)
        {
            if (random.Next(3) == 0)
            {
                _map.Drop(source);
                continue;
            }

            Assert.True(_map.TryMap(source, out var output));
            Assert.Equal(expected++, output);
        }
    }

    [Theory]
    [InlineData(999, -1)]
    [InlineData(1000, 50)]
    [InlineData(1001, 51)]
    [InlineData(1002, 53)]
    [InlineData(1003, -1)]
    public void TryFindSource_AfterAHoleAndADrop_FindsWhatIsSentOrMissing(ulong output, long expected)
    {
        _map.SwitchSource(50, pictureWasCut: false);
        Map(50);
        _map.Drop(52);
        Map(53);

        Assert.Equal(expected, _map.TryFindSource(output, out var source) ? (long)source : -1);
    }

    [Fact]
    public void TryFindSource_BeforeTheSwitch_IsFalse()
    {
        _map.SwitchSource(50, pictureWasCut: false);
        Map(50, 51);
        _map.SwitchSource(7_000, pictureWasCut: true);
        Map(7_000);

        Assert.False(_map.TryFindSource(1001, out _));
        Assert.False(_map.TryFindSource(1002, out _));
        Assert.True(_map.TryFindSource(1003, out var source));
        Assert.Equal(7_000UL, source);
    }

    [Fact]
    public void TryFindSource_AnyCourse_IsTheWayBackOfTryMap()
    {
        // As many packets as a source keeps, a fortieth of them dropped.
        const int kept = 512;
        var random = new Random(4588);
        _map.SwitchSource(0, pictureWasCut: false);
        var sent = new Queue<(ulong Source, ulong Output)>();
        for (ulong first = 0; first < 40_000; first += 12)
        {
            foreach (var i in Enumerable.Range(0, 12).Where(_ => random.Next(10) != 0).OrderBy(i => i + random.Next(5)).ToArray())
            {
                if (random.Next(40) == 0)
                {
                    _map.Drop(first + (ulong)i);
                }
                else if (_map.TryMap(first + (ulong)i, out var output))
                {
                    sent.Enqueue((first + (ulong)i, output));
                }
            }

            while (sent.Count > kept)
            {
                sent.Dequeue();
            }

            foreach (var (source, output) in sent)
            {
                Assert.True(_map.TryFindSource(output, out var found));
                Assert.Equal(source, found);
            }
        }
    }

    private long[] Map(params ulong[] sources) => [.. sources.Select(source => _map.TryMap(source, out var output) ? (long)output : -1)];
}
