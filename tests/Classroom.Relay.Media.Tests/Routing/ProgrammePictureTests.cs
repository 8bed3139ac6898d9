using Classroom.Relay.Media.Tests.Harness;
using Xunit.Abstractions;

namespace Classroom.Relay.Media.Tests.Routing;

/// <summary>The programme as a decoder sees it: every pixel of every picture, while it is cut between cameras that have nothing in common but the codec.</summary>
public sealed class ProgrammePictureTests(ITestOutputHelper output)
{
    private const string H264 = "video/H264";
    private const string Vp8 = "video/VP8";

    [Theory]
    [InlineData(H264)]
    [InlineData(Vp8)]
    public void Cut_FiveHundredTimes_ShowsNoBlackFrozenBrokenOrForeignPicture(string codec)
    {
        using var stage = new FilmStage(61, codec);
        CutUntil(stage, 500);

        var found = stage.FindFault(stage.Received);
        Assert.True(found is null, found);
    }

    /// <summary>What a relay would send that numbers, stamps or chooses wrongly at just one keyframe.</summary>
    [Theory]
    [InlineData(H264, nameof(Lose), nameof(BeginAmidAGroup), nameof(StampAlike), nameof(StampInThePast), nameof(RepeatTheFormer))]
    [InlineData(Vp8, nameof(Lose), nameof(BeginAmidAGroup), nameof(StampAlike), nameof(StampInThePast), nameof(RepeatTheFormer), nameof(Misnumber))]
    public void FindFault_OfWhatAWrongRelayWouldSend_FindsIt(string codec, params string[] faults)
    {
        using var stage = new FilmStage(62, codec);
        CutUntil(stage, 6);
        var packets = stage.Received.OrderBy(packet => packet.Sequence).ToList();
        var keyFrames = Enumerable.Range(1, packets.Count - 60).Where(at => packets[at - 1].Marker && stage.StartsKeyFrame(packets[at])).ToArray();
        Assert.InRange(keyFrames.Length, 3, 30);

        foreach (var (at, fault) in keyFrames.Where((_, i) => i % 3 == 0).SelectMany(at => faults.Select(fault => (at, fault))))
        {
            var before = packets.FindLastIndex(at - 2, packet => packet.Marker) + 1;
            var after = packets.FindIndex(at, packet => packet.Marker) + 1;
            var (former, first, rest) = (packets[before..at], packets[at..after], packets[after..]);
            var spoilt = fault switch
            {
                nameof(Lose) => Lose(first, rest),
                nameof(BeginAmidAGroup) => BeginAmidAGroup(first, rest),
                nameof(StampAlike) => StampAlike(former, first, rest),
                nameof(StampInThePast) => StampInThePast(first, rest),
                nameof(RepeatTheFormer) => RepeatTheFormer(former, first, rest),
                _ => Misnumber(first, rest),
            };

            var found = stage.FindFault([.. packets[..at], .. spoilt]);

            output.WriteLine($"{fault}: {found}");
            Assert.True(found is not null, $"{fault} at packet {at} is not seen");
        }
    }

    /// <summary>Some prepared, some not; some shown for long, some taken away at once.</summary>
    private static void CutUntil(FilmStage stage, int switches)
    {
        var dice = new Random(9);
        var source = 0;
        stage.Play(TimeSpan.FromSeconds(1));
        stage.Cut(source);
        for (var cuts = 0; stage.Switches <= switches; cuts++)
        {
            Assert.InRange(cuts, 0, 3 * switches);
            source = (source + dice.Next(1, stage.Sources)) % stage.Sources;
            if (dice.Next(2) == 0)
            {
                stage.Prepare(source);
                stage.Play(TimeSpan.FromMilliseconds(dice.Next(300)));
            }

            stage.Cut(source);
            stage.Play(TimeSpan.FromMilliseconds(dice.Next(500)));
        }

        stage.Play(TimeSpan.FromSeconds(1));
    }

    private static IEnumerable<ReceivedPacket> Lose(List<ReceivedPacket> first, List<ReceivedPacket> rest) => [.. first[1..], .. rest];

    private static IEnumerable<ReceivedPacket> BeginAmidAGroup(List<ReceivedPacket> first, List<ReceivedPacket> rest) =>
        rest.Select(packet => packet with { Sequence = packet.Sequence - (ulong)first.Count });

    private static IEnumerable<ReceivedPacket> StampAlike(List<ReceivedPacket> former, List<ReceivedPacket> first, List<ReceivedPacket> rest) =>
        [.. first.Select(packet => packet with { Timestamp = former[0].Timestamp }), .. rest];

    private static IEnumerable<ReceivedPacket> StampInThePast(List<ReceivedPacket> first, List<ReceivedPacket> rest) =>
        first.Concat(rest).Select(packet => packet with { Timestamp = packet.Timestamp - 90_000 });

    private static IEnumerable<ReceivedPacket> RepeatTheFormer(List<ReceivedPacket> former, List<ReceivedPacket> first, List<ReceivedPacket> rest)
    {
        var last = first[^1];
        return
        [
            .. first,
            .. former.Select((packet, i) => packet with { Sequence = last.Sequence + 1 + (ulong)i, Timestamp = last.Timestamp + 1 }),
            .. rest.Select(packet => packet with { Sequence = packet.Sequence + (ulong)former.Count }),
        ];
    }

    private static IEnumerable<ReceivedPacket> Misnumber(List<ReceivedPacket> first, List<ReceivedPacket> rest) =>
        [.. first, .. rest.Select(packet => packet with { Payload = [.. packet.Payload[..3], (byte)(packet.Payload[3] + 1), .. packet.Payload[4..]] })];
}
