using Classroom.Shared.Contracts.Hub;
using Classroom.Tests.Interop;

namespace Classroom.Relay.Tests.Whip;

/// <summary>A WebRTC library that is not ours publishes and plays over loopback: ICE, DTLS, SRTP and forwarding against foreign code.</summary>
public sealed class WeriftTests(WhipRelay relay) : IClassFixture<WhipRelay>
{
    [NodeTheory("werift")]
    [InlineData("H264")]
    [InlineData("VP8")]
    public async Task Werift_PublishesAndPlays_ReceivesWhatItSent(string codec)
    {
        var playback = await Node.Run("Classroom.Relay.Tests/Whip/client.mjs", relay.Address.ToString().TrimEnd('/'), relay.Token(Role.Administrator), $"werift-{codec}", codec);
        Assert.Empty(relay.Sources.OfName($"werift-{codec}"));
        await relay.EndOf(playback.Trim());
    }
}
