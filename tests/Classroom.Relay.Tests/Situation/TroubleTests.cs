using Classroom.Relay.Media.Routing;
using Classroom.Relay.Situation;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Tests.Situation;

/// <summary>What troubles the wall, by virtual seconds.</summary>
public sealed class TroubleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly RoomFacts Well = new() { IsNeeded = true, IsPresent = true, IsInLesson = true, Arrives = true, Link = LinkGrade.Good, Picture = CapturedPicture.Fine };

    private readonly TroubleMemory _memory = new();
    private DateTimeOffset _now = Noon;

    [Fact]
    public void Signs_OfARoomThatIsWell_AreNone() => Assert.Empty(TroubleRules.Signs(Well));

    public static TheoryData<string, TroubleKind> Signed => new()
    {
        { nameof(RoomFacts.AsksHelp), TroubleKind.HelpAsked },
        { nameof(RoomFacts.IsLate), TroubleKind.LessonLate },
        { nameof(RoomFacts.IsMute), TroubleKind.Silent },
        { nameof(RoomFacts.IsOverdriven), TroubleKind.Clipping },
        { nameof(RoomFacts.Clips), TroubleKind.Clipping },
    };

    [Theory]
    [MemberData(nameof(Signed))]
    public void Signs_OfOneFact_AreItsTrouble(string fact, TroubleKind expected)
    {
        var facts = Well with { };
        typeof(RoomFacts).GetProperty(fact)!.SetValue(facts, true);
        Assert.Equal([expected], TroubleRules.Signs(facts));
    }

    [Fact]
    public void Signs_OfARoomThatIsNotThere_SayNothingOfItsPictureAndSound() =>
        Assert.Equal([TroubleKind.RoomMissing], TroubleRules.Signs(Well with { IsPresent = false, IsMute = true, Picture = CapturedPicture.Black }));

    [Fact]
    public void Signs_WithoutAnyPacket_AreOneTroubleAndNotThree() =>
        Assert.Equal([TroubleKind.NoSignal], TroubleRules.Signs(Well with { Arrives = false, IsMute = true, IsStarved = true, Picture = null }));

    [Fact]
    public void Signs_OfAQuietTeacher_WaitTwoMinutes_AndOfAQuietClassForEver()
    {
        Assert.Empty(TroubleRules.Signs(Well with { IsLecturer = true, QuietFor = TimeSpan.FromSeconds(119) }));
        Assert.Equal([TroubleKind.Silent], TroubleRules.Signs(Well with { IsLecturer = true, QuietFor = TimeSpan.FromSeconds(120) }));
        Assert.Empty(TroubleRules.Signs(Well with { QuietFor = TimeSpan.FromMinutes(30) }));
    }

    [Fact]
    public void Signs_OfAStarvedPicture_CountOnlyWithoutAWordOfThePage()
    {
        Assert.Equal([TroubleKind.FrozenPicture], TroubleRules.Signs(Well with { IsStarved = true, Picture = null }));
        Assert.Empty(TroubleRules.Signs(Well with { IsStarved = true }));
    }

    [Theory]
    [InlineData(CapturedPicture.Black, TroubleKind.BlackPicture)]
    [InlineData(CapturedPicture.Covered, TroubleKind.CoveredPicture)]
    [InlineData(CapturedPicture.Frozen, TroubleKind.FrozenPicture)]
    public void Signs_OfThePagesWord_AreItsTrouble(CapturedPicture picture, TroubleKind expected) =>
        Assert.Equal([expected], TroubleRules.Signs(Well with { Picture = picture }));

    [Theory]
    [InlineData(TroubleKind.HelpAsked, 0)]
    [InlineData(TroubleKind.RoomMissing, 5)]
    [InlineData(TroubleKind.NoSignal, 8)]
    [InlineData(TroubleKind.Silent, 15)]
    [InlineData(TroubleKind.BlackPicture, 4)]
    [InlineData(TroubleKind.PoorLink, 15)]
    public void Take_ASignThatLasts_IsATroubleAfterItsTimeAndNotBefore(TroubleKind kind, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            Assert.Empty(Second(kind));
        }

        Assert.Equal([new RoomTrouble("room", kind, Noon.AddSeconds(seconds))], Second(kind));
    }

    [Fact]
    public void Take_ASignThatGoesAway_EndsTheTrouble_AndBeginsAnewLater()
    {
        Seconds(6, TroubleKind.RoomMissing);
        Assert.Single(Second(TroubleKind.RoomMissing));
        Assert.Empty(Second());
        Assert.Empty(Second(TroubleKind.RoomMissing));
    }

    [Fact]
    public void Take_ClippingWithPausesForBreath_IsOneTrouble()
    {
        for (var word = 0; word < 4; word++)
        {
            Seconds(2, TroubleKind.Clipping);
            Seconds(2);
        }

        Assert.Equal([TroubleKind.Clipping], Second().Select(trouble => trouble.Kind));
        Seconds(15);
        Assert.Empty(Second());
    }

    [Fact]
    public void Take_SeveralTroubles_PutsTheMostUrgentFirst()
    {
        for (var second = 0; second < 20; second++)
        {
            Second(TroubleKind.PoorLink, TroubleKind.Silent, TroubleKind.RoomMissing);
        }

        Assert.Equal([TroubleKind.HelpAsked, TroubleKind.RoomMissing, TroubleKind.Silent, TroubleKind.PoorLink],
            Second(TroubleKind.Silent, TroubleKind.PoorLink, TroubleKind.RoomMissing, TroubleKind.HelpAsked).Select(trouble => trouble.Kind));
    }

    [Fact]
    public void TrackMeter_OfAPictureThatFallsToAFewPerCent_IsStarvedUntilItIsBack()
    {
        var meter = new TrackMeter();
        long bytes = 0;
        bool After(int seconds, int perSecond)
        {
            for (var second = 0; second < seconds; second++)
            {
                meter.Count(new ProducerPulse(bytes += perSecond, bytes, 0, 0, 0));
            }

            return meter.IsStarved;
        }

        Assert.False(After(60, 150_000));
        Assert.False(After(60, 20_000), "a layer less, or a still class, is no frozen picture");
        Assert.True(After(30, 100));
        Assert.True(After(600, 100), "a frozen picture does not become its own measure");
        Assert.False(After(10, 20_000));
    }

    [Fact]
    public void TrackMeter_OfZeros_IsMute_AndOfSpeechIsNot()
    {
        var meter = new TrackMeter();
        meter.Count(new ProducerPulse(50, 4000, 0, 50, 0));
        Assert.True(meter is { Arrives: true, IsMute: true, QuietSeconds: 1 });
        meter.Count(new ProducerPulse(100, 8000, 30, 70, 6));
        Assert.True(meter is { IsMute: false, QuietSeconds: 0, IsOverdriven: true });
        meter.Count(new ProducerPulse(100, 8000, 30, 70, 6));
        Assert.True(meter is { Arrives: false, IsMute: true });
    }

    private IReadOnlyList<RoomTrouble> Second(params TroubleKind[] signs)
    {
        var troubles = _memory.Take(signs.Select(kind => ("room", kind)), _now);
        _now += TimeSpan.FromSeconds(1);
        return troubles;
    }

    private void Seconds(int count, params TroubleKind[] signs)
    {
        for (var second = 0; second < count; second++)
        {
            Second(signs);
        }
    }
}
