using Classroom.Relay.Live;

namespace Classroom.Relay.Tests.Signaling;

public sealed class SpeechMeterTests
{
    [Fact]
    public void Count_SpeechThenSilence_IsToldAtItsEndWithItsLoudTime() =>
        Assert.Equal([0, 0, 0, 0, 2_400], Counts(true, 40, 50, 30, 2, 0));

    [Fact]
    public void Count_ACough_IsNotTold() => Assert.Equal([0, 0, 0, 0], Counts(true, 20, 0, 0, 0));

    [Fact]
    public void Count_SpeechWithoutEnd_IsToldEveryQuarterMinute() =>
        Assert.Equal(2, Counts(true, [.. Enumerable.Repeat(50, 30)]).Count(speechMs => speechMs == 15_000));

    [Fact]
    public void Count_BehindAClosedMicrophone_IsToldWithoutWaitingForItsEnd() => Assert.Equal([0, 1_200], Counts(false, 20, 40));

    [Fact]
    public void Count_AShortPause_IsPartOfTheSpeech() => Assert.Equal([0, 0, 0, 0, 2_000], Counts(true, 50, 0, 50, 0, 0));

    /// <summary>What a meter tells for each second with so many loud packets.</summary>
    private static int[] Counts(bool isOpen, params int[] loud)
    {
        var meter = new SpeechMeter();
        var total = 0L;
        return [.. loud.Select(packets => meter.Count(total += packets, tellsAtOnce: !isOpen))];
    }
}
