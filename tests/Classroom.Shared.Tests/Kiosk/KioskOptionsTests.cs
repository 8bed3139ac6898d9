using Classroom.Shared.Kiosk;

namespace Classroom.Shared.Tests.Kiosk;

public sealed class KioskOptionsTests
{
    private static readonly KioskOptions Preset = new(new Uri("http://localhost:8080"), 8081, OpensBrowser: true, "/room");

    [Fact]
    public void TryParse_WithNothing_IsThePreset()
    {
        Assert.True(KioskOptions.TryParse([], Preset, out var options, out _));
        Assert.Equal(Preset, options);
    }

    [Fact]
    public void TryParse_WithEverything_TakesIt()
    {
        Assert.True(KioskOptions.TryParse(["--relay", "https://10.1.2.3:8443", "--no-browser", "--port", "9000", "--path", "/room/x"], Preset, out var options, out _));
        Assert.Equal(new KioskOptions(new Uri("https://10.1.2.3:8443"), 9000, false, "/room/x"), options);
    }

    [Theory]
    [InlineData("--relay", "10.1.2.3")]
    [InlineData("--relay", "ftp://10.1.2.3")]
    [InlineData("--port", "0")]
    [InlineData("--port", "70000")]
    [InlineData("--path", "room")]
    [InlineData("--what", "x")]
    [InlineData("--port")]
    [InlineData("room")]
    public void TryParse_WithAMistake_SaysWhich(params string[] args)
    {
        Assert.False(KioskOptions.TryParse(args, Preset, out _, out var problem));
        Assert.Contains(args[0], problem, StringComparison.Ordinal);
    }
}
