using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class SpeechDetectorTests
{
    private const int Fan = -35;
    private const int QuietRoom = -60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_AFan_IsNeverSpeech(int seed) => Assert.Equal(0, Heard(new SpeechDetector(), new RoomSound(seed).Noise(Fan, 60)));

    /// <summary>Ten dB above the fan, as a child at two metres is: as much of it counts as of speech in a quiet room nearly.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_SpeechOverAFan_IsSpeech(int seed)
    {
        var room = new RoomSound(seed);
        var detector = After(room.Noise(Fan, 10));
        AssertShare(0.35, 0.8, detector, RoomSound.Together(room.Noise(Fan, 20), room.Voice(Fan + 10, 20)));
        Assert.InRange(detector.Floor, Fan - 2, Fan + 3);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_AQuietChildInAQuietRoom_IsSpeech(int seed)
    {
        var room = new RoomSound(seed);
        AssertShare(0.35, 0.8, After(room.Noise(QuietRoom, 10)), RoomSound.Together(room.Noise(QuietRoom, 20), room.Voice(-46, 20)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_AVoiceFromTheFirstPacketOn_IsSpeech(int seed) => AssertShare(0.4, 0.9, new SpeechDetector(), new RoomSound(seed).Voice(-25, 20));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_AClassThatReadsTogether_IsSpeech(int seed) => AssertShare(0.4, 0.95, new SpeechDetector(), new RoomSound(seed).Choir(-28, 30));

    /// <summary>Less than what makes the automatic director show a room.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_AFanThatIsSwitchedOn_IsSpeechForASecondAndAHalf(int seed)
    {
        var room = new RoomSound(seed);
        Assert.InRange(Heard(After(room.Noise(QuietRoom, 10)), room.Noise(Fan, 60)), 60, 80);
    }

    /// <summary>A projector that warms up: 25 dB in half a minute.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_AHumThatGrows_IsNoSpeech(int seed)
    {
        var room = new RoomSound(seed);
        var growing = room.Noise(QuietRoom, 30).Select((level, packet) => level + (25.0 * packet / (30 * RoomSound.PacketsPerSecond)));
        Assert.Equal(0, Heard(After(room.Noise(QuietRoom, 10)), [.. growing, .. room.Noise(Fan, 10)]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_Chairs_AreHeardWhileTheyMoveAlone(int seed)
    {
        var room = new RoomSound(seed);
        var chairs = RoomSound.Chairs(-25, 60);
        Assert.InRange(Heard(After(room.Noise(Fan, 10)), RoomSound.Together(room.Noise(Fan, 60), chairs)), 1, chairs.Count(level => level > Fan));
    }

    /// <summary>Twelve children and more who talk at once are a noise; out of six one sticks out now and then.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_ChatterOfAClass_IsHardlyEverSpeech(int seed)
    {
        var room = new RoomSound(seed);
        AssertShare(0, 0.03, After(room.Chatter(-32, 12, 10)), room.Chatter(-32, 12, 60));
        AssertShare(0, 0.35, After(room.Chatter(-32, 6, 10)), room.Chatter(-32, 6, 60));
    }

    /// <summary>As when it is switched on: zeros may be a muted microphone or a noise gate between two words.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_AFanAfterAMinuteMuted_IsSpeechForASecondAndAHalf(int seed)
    {
        var room = new RoomSound(seed);
        var detector = After(room.Noise(Fan, 10));
        Assert.Equal(0, Heard(detector, Enumerable.Repeat(-(double)SpeechDetector.MuteDecibels, 60 * RoomSound.PacketsPerSecond)));
        Assert.InRange(Heard(detector, room.Noise(Fan, 10)), 60, 80);
    }

    /// <summary>The fan is switched off: what it hid counts at once.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hears_AQuietChildOnceTheFanIsOff_IsSpeech(int seed)
    {
        var room = new RoomSound(seed);
        var detector = After(room.Noise(Fan, 10));
        Heard(detector, room.Noise(QuietRoom, 1));
        AssertShare(0.3, 0.8, detector, RoomSound.Together(room.Noise(QuietRoom, 10), room.Voice(-44, 10)));
    }

    private static SpeechDetector After(IEnumerable<double> levels)
    {
        var detector = new SpeechDetector();
        Heard(detector, levels);
        return detector;
    }

    private static void AssertShare(double least, double most, SpeechDetector detector, double[] levels) =>
        Assert.InRange(Heard(detector, levels) / (double)levels.Length, least, most);

    /// <summary>How many of the packets count as speech.</summary>
    private static int Heard(SpeechDetector detector, IEnumerable<double> levels) =>
        levels.Count(level => detector.Hears(Math.Clamp((int)Math.Round(-level), 0, SpeechDetector.MuteDecibels)));
}
