using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Testing.Media;

/// <summary>A track made of nothing: sent at an even pace through a peer, as a room's camera or microphone would. Belongs to the peer's thread.</summary>
public abstract class SyntheticTrack(SourceKind source, TimeSpan interval)
{
    /// <summary>What the track is in a lesson.</summary>
    public SourceKind Source => source;

    /// <summary>When the next frame goes out.</summary>
    public MonotonicTime Due { get; private set; } = MonotonicTime.Never;

    /// <summary>Prepares to send through a peer's transport.</summary>
    /// <returns>The parameters to publish the track under.</returns>
    public RtpParameters Attach(Peer peer, MonotonicTime now)
    {
        Due = now;
        return AttachStreams(peer, now);
    }

    /// <summary>Sends what is due; after a delay it goes on from now instead of catching up, as a camera does.</summary>
    internal void SendDue(MonotonicTime now)
    {
        if (Due <= now)
        {
            SendFrame(now);
            Due = MonotonicTime.Max(Due + interval, now);
        }
    }

    /// <summary>Gives the peer's buffers back; nothing is sent afterwards.</summary>
    internal abstract void Close(MonotonicTime now);

    private protected abstract RtpParameters AttachStreams(Peer peer, MonotonicTime now);

    private protected abstract void SendFrame(MonotonicTime now);

    /// <summary>The parameters of a codec as an endpoint that speaks exactly what the relay does would state them.</summary>
    private protected static RtpParameters ParametersOf(string mimeType, uint ssrc)
    {
        var capabilities = RouterCapabilities.Default;
        var media = capabilities.Codecs.First(codec => codec.MimeType == mimeType);
        var rtx = capabilities.Codecs.FirstOrDefault(codec => codec.Parameters.TryGetValue("apt", out var apt) && apt.Number == media.PreferredPayloadType);
        return new RtpParameters(
            null,
            [
                .. new[] { media, rtx }.OfType<RtpCodecCapability>().Select(codec => new RtpCodecParameters(
                    codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback)),
            ],
            [
                .. capabilities.HeaderExtensions.Where(extension => extension.Kind == media.Kind)
                    .Select(extension => new RtpHeaderExtensionParameters(extension.Uri, extension.PreferredId)),
            ],
            [new RtpEncodingParameters(ssrc)],
            new RtcpParameters("room"));
    }
}
