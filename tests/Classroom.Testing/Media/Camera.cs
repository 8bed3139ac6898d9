using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Testing.Media;

/// <summary>Simulcast video, 30 pictures a second in up to three layers of 150, 500 and 1500 kbit/s; a keyframe of a layer with the next picture after it was asked for.</summary>
public sealed class Camera(VideoCodec codec, int layers = 3) : SyntheticTrack(SourceKind.Camera, TimeSpan.FromSeconds(1.0 / 30)), IProducerObserver
{
    private static readonly int[] BytesPerPicture = [625, 2080, 6250];

    private readonly List<VideoLayer> _layers = [];

    /// <summary>Keyframes sent of all layers.</summary>
    public long KeyFrames => _layers.Sum(layer => layer.KeyFrames);

    /// <summary>Each layer is a producer of its own here.</summary>
    void IProducerObserver.OnKeyFrameWanted(Producer producer, int layer) => _layers.Find(one => one.Producer == producer)?.WantKeyFrame();

    internal override void Close(MonotonicTime now)
    {
        foreach (var layer in _layers)
        {
            layer.Producer.Close(now);
        }
    }

    private protected override RtpParameters AttachStreams(Peer peer, MonotonicTime now)
    {
        var mimeType = codec == VideoCodec.H264 ? "video/H264" : "video/VP8";
        for (var i = 0; i < layers; i++)
        {
            var stream = new SyntheticStream(peer, MediaKind.Video, ssrc => ParametersOf(mimeType, ssrc), this, now);
            _layers.Add(new VideoLayer(stream, codec, BytesPerPicture[i]));
        }

        // Layers of one track share a media section; this peer has one per layer, so its MIDs say nothing and are left out.
        var parameters = _layers[0].Stream.Parameters;
        return parameters with
        {
            Mid = null,
            HeaderExtensions = [.. parameters.HeaderExtensions.Where(extension => !extension.Uri.EndsWith(":mid", StringComparison.Ordinal))],
            Encodings = [.. _layers.Select(layer => layer.Stream.Parameters.Encodings[0])],
        };
    }

    private protected override void SendFrame(MonotonicTime now)
    {
        foreach (var layer in _layers)
        {
            layer.SendPicture(now);
        }
    }
}
