using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Testing.Media;

/// <summary>Opus at 32 kbit/s in pieces of 20 ms.</summary>
public sealed class Microphone() : SyntheticTrack(SourceKind.Microphone, TimeSpan.FromMilliseconds(20))
{
    private const int PayloadBytes = 80;

    private SyntheticStream? _stream;

    internal override void Close(MonotonicTime now) => _stream?.Producer.Close(now);

    private protected override RtpParameters AttachStreams(Peer peer, MonotonicTime now)
    {
        _stream = new SyntheticStream(peer, MediaKind.Audio, ssrc => ParametersOf("audio/opus", ssrc), null, now);
        return _stream.Parameters;
    }

    private protected override void SendFrame(MonotonicTime now)
    {
        _stream!.Payload[..PayloadBytes].Fill(0x55);
        _stream.Send(PayloadBytes, marker: false, now);
    }
}
