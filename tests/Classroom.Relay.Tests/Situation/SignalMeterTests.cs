using Classroom.Relay.Programme;

namespace Classroom.Relay.Tests.Situation;

public sealed class SignalMeterTests
{
    [Fact]
    public void Camera_OfARoomThatFallsSilent_IsLostAfterTwoSeconds() => Assert.Equal(SignalMeter.LostRoom, LooksUntilLost(isScreen: false, roomGoesOn: false));

    [Fact]
    public void Camera_OfARoomWhoseSoundGoesOn_IsLostAfterFive() => Assert.Equal(SignalMeter.LostCamera, LooksUntilLost(isScreen: false, roomGoesOn: true));

    [Fact]
    public void Screen_OnWhichNothingMoves_IsNotLost() => Assert.Equal(100, LooksUntilLost(isScreen: true, roomGoesOn: true));

    [Fact]
    public void Screen_OfARoomThatFallsSilent_IsLostLikeItsCamera() => Assert.Equal(SignalMeter.LostRoom, LooksUntilLost(isScreen: true, roomGoesOn: false));

    [Fact]
    public void Picture_ThatArrivesAgain_IsBackWithTheSecondLook()
    {
        var meter = new SignalMeter(isScreen: false);
        meter.Look(10, 10);
        for (var look = 0; look < SignalMeter.LostRoom; look++)
        {
            meter.Look(10, 10);
        }

        Assert.False(meter.Arrives);
        meter.Look(11, 11);
        Assert.False(meter.Arrives);
        meter.Look(11, 11);
        Assert.False(meter.Arrives);
        meter.Look(12, 12);
        Assert.True(meter.Arrives);
    }

    private static int LooksUntilLost(bool isScreen, bool roomGoesOn)
    {
        var meter = new SignalMeter(isScreen);
        meter.Look(10, 20);
        var looks = 0;
        while (meter.Arrives && looks < 100)
        {
            looks++;
            meter.Look(10, roomGoesOn ? 20 + looks : 20);
        }

        return looks;
    }
}
