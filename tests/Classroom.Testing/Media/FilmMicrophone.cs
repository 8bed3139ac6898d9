using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Testing.Media;

/// <summary>The sound of what a camera plays, in step with its pictures: real Opus packets of 20 ms.</summary>
/// <param name="packets">Of the film from its beginning to its end.</param>
public sealed class FilmMicrophone(IReadOnlyList<byte[]> packets, FilmCamera camera) : SyntheticTrack(SourceKind.Microphone, Packet)
{
    private static readonly TimeSpan Packet = TimeSpan.FromMilliseconds(20);

    private SyntheticStream? _stream;

    internal override void Close(MonotonicTime now) => _stream?.Producer.Close(now);

    private protected override RtpParameters AttachStreams(Peer peer, MonotonicTime now)
    {
        _stream = new SyntheticStream(peer, MediaKind.Audio, ssrc => ParametersOf("audio/opus", ssrc), null, now);
        return _stream.Parameters;
    }

    private protected override void SendFrame(MonotonicTime now)
    {
        var packet = packets[(int)Math.Round(camera.PositionAt(now) / Packet) % packets.Count];
        packet.CopyTo(_stream!.Payload);
        _stream.Send(packet.Length, marker: false, now);
    }
}
