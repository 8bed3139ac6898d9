using Classroom.Shared.Contracts.Hub;
using Classroom.Tests.Interop;

namespace Classroom.Relay.Tests.Whip;

/// <summary>A WebRTC library that is not ours publishes and plays over loopback: ICE, DTLS, SRTP and forwarding against foreign code.</summary>
public sealed class WeriftTests(WhipRelay relay) : IClassFixture<WhipRelay>
{
    [NodeTheory("werift")]
    [InlineData("H264", "actpass")]
    [InlineData("VP8", "active")]
    [InlineData("H264", "passive")]
    public async Task Werift_PublishesAndPlays_ReceivesWhatItSent(string codec, string setup)
    {
        var playback = await Node.Run("Classroom.Relay.Tests/Whip/client.mjs", relay.Address.ToString().TrimEnd('/'), relay.Token(Role.Administrator), $"werift-{codec}-{setup}", codec, setup);
        Assert.Empty(relay.Sources.OfName($"werift-{codec}-{setup}"));
        await relay.EndOf(playback.Trim());
    }
}
