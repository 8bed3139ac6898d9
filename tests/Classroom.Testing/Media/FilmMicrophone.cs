using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Testing.Media;

/// <summary>A microphone that plays real Opus packets of 20 ms round and round, so that a browser has something to hear.</summary>
public sealed class FilmMicrophone(IReadOnlyList<byte[]> packets) : SyntheticTrack(SourceKind.Microphone, TimeSpan.FromMilliseconds(20))
{
    private SyntheticStream? _stream;
    private int _next;

    internal override void Close(MonotonicTime now) => _stream?.Producer.Close(now);

    private protected override RtpParameters AttachStreams(Peer peer, MonotonicTime now)
    {
        _stream = new SyntheticStream(peer, MediaKind.Audio, ssrc => ParametersOf("audio/opus", ssrc), null, now);
        return _stream.Parameters;
    }

    private protected override void SendFrame(MonotonicTime now)
    {
        var packet = packets[_next];
        _next = (_next + 1) % packets.Count;
        packet.CopyTo(_stream!.Payload);
        _stream.Send(packet.Length, marker: false, now);
    }
}
