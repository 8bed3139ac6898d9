using System.Buffers.Binary;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Signaling;

/// <summary>
/// The media of a lesson of one, in memory and in its own time: checks, handshake, pictures and sound to the relay and back, losses and their repair, reports.
/// What packets pass is so often used that the runtime compiles it for good before a room comes. Not thread-safe.
/// </summary>
internal sealed class MediaRehearsal : IProducerObserver, IDisposable
{
    private const int PacketsOfAPicture = 3;
    private const int PictureBytes = 1000;
    private const int SoundBytes = 120;
    private const int HeaderBytes = 12;

    /// <summary>Of the datagrams one is lost, both ways.</summary>
    private const int LossInterval = 40;

    private static readonly TimeSpan PictureInterval = TimeSpan.FromMilliseconds(20);

    private readonly DtlsContext _relayContext;
    private readonly DtlsContext _clientContext;
    private readonly MemoryHost _relay = new(1);
    private readonly MemoryHost _client = new(2);
    private readonly WebRtcTransport _relayEnd;
    private readonly WebRtcTransport _clientEnd;
    private readonly Track _picture;
    private readonly Track _sound;
    private MonotonicTime _now = new(1_000_000);
    private bool _keyFrameWanted = true;
    private int _carried;

    public MediaRehearsal(TimeProvider clock)
    {
        _relayContext = new DtlsContext(DtlsCertificate.Create(clock.GetUtcNow()));
        _clientContext = new DtlsContext(DtlsCertificate.Create(clock.GetUtcNow()));
        _relayEnd = WebRtcTransport.CreateServer(_relay.Router, new WebRtcTransportOptions("relay", output => new InlineDtls(_relayContext, output)));
        _clientEnd = WebRtcTransport.CreateClient(_client.Router, new WebRtcTransportOptions("client", output => new InlineDtls(_clientContext, output)));
        _relayEnd.Connect(DtlsRole.Server, [_clientContext.Fingerprint], _now);
        _clientEnd.Connect(DtlsRole.Client, [_relayContext.Fingerprint], _relayEnd.LocalCredentials, [IceCandidate.Host(_relay.Address, 0)], _now);
        _picture = Publish("video/H264", 1);
        _sound = Publish("audio/opus", 2);
    }

    /// <summary>Packets that came back to the client.</summary>
    public long Received => new[] { _picture, _sound }.Sum(track => track.Back.GetStatistics(_now).Layers.Sum(layer => layer.PacketsReceived));

    /// <summary>Lets so many pictures go round, each with a piece of sound.</summary>
    public void Play(int pictures)
    {
        for (var i = 0; i < pictures; i++)
        {
            SendPicture();
            _sound.Send(new byte[SoundBytes], isLast: true, _now);
            Carry();
            _now += PictureInterval;
        }
    }

    public void OnKeyFrameWanted(Producer producer, int layer) => _keyFrameWanted = true;

    public void Dispose()
    {
        _client.Dispose();
        _relay.Dispose();
        _relayContext.Dispose();
        _clientContext.Dispose();
    }

    /// <summary>RFC 6184: a keyframe begins with a STAP-A of parameter sets, all else is fragments.</summary>
    private void SendPicture()
    {
        for (var i = 0; i < PacketsOfAPicture; i++)
        {
            var payload = new byte[PictureBytes];
            ReadOnlySpan<byte> head = _keyFrameWanted && i == 0
                ? [24, 0, 4, 0x67, 0x42, 0xE0, 0x1F, 0, 4, 0x68, 1, 2, 3]
                : [28, (byte)((_keyFrameWanted ? 5 : 1) | (i == (_keyFrameWanted ? 1 : 0) ? 0x80 : 0))];
            head.CopyTo(payload);
            _picture.Send(payload, isLast: i == PacketsOfAPicture - 1, _now);
        }

        _keyFrameWanted = false;
    }

    /// <summary>Carries what was sent until both ends are silent.</summary>
    private void Carry()
    {
        do
        {
            _relay.Router.Turn(_now);
            _client.Router.Turn(_now);
        }
        while (Carry(_client, _relay) | Carry(_relay, _client));
    }

    /// <returns>Whether there was anything.</returns>
    private bool Carry(MemoryHost from, MemoryHost to)
    {
        var isSilent = from.Sent.Count == 0;
        while (from.Sent.TryDequeue(out var datagram))
        {
            if (_relayEnd.State != TransportState.Connected || ++_carried % LossInterval != 0)
            {
                to.Router.Receive(datagram, from.Address, _now);
            }
        }

        return !isSilent;
    }

    /// <summary>From the client to the relay and back.</summary>
    private Track Publish(string mimeType, uint ssrc)
    {
        var kind = mimeType.StartsWith("audio", StringComparison.Ordinal) ? MediaKind.Audio : MediaKind.Video;
        var parameters = RouterCapabilities.ParametersOf(mimeType, "rehearsal", new RtpEncodingParameters(ssrc));
        var local = Made(_client.Router.ProduceLocally($"local-{ssrc}", kind, parameters, this, out var problem), problem);
        var sent = _clientEnd.Consume($"sent-{ssrc}", local, RouterCapabilities.Default, null)!;
        sent.Resume(_now);
        _relayEnd.TryProduce($"up-{ssrc}", kind, sent.Parameters, null, out var up, out problem);
        var down = _relayEnd.Consume($"down-{ssrc}", Made(up, problem), RouterCapabilities.Default, null)!;
        _clientEnd.TryProduce($"back-{ssrc}", kind, down.Parameters, null, out var back, out problem);
        down.Resume(_now);
        return new Track(local, Made(back, problem), (byte)parameters.Codecs[0].PayloadType, parameters.Codecs[0].ClockRate, ssrc);
    }

    private static Producer Made(Producer? producer, string? problem) => producer ?? throw new InvalidOperationException(problem);

    private sealed record Track(Producer Local, Producer Back, byte PayloadType, int ClockRate, uint Ssrc)
    {
        private ushort _sequence;

        public void Send(ReadOnlySpan<byte> payload, bool isLast, MonotonicTime now)
        {
            var packet = new byte[HeaderBytes + payload.Length];
            packet[0] = 0x80;
            packet[1] = (byte)(PayloadType | (isLast ? 0x80 : 0));
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), ++_sequence);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)(now.Microseconds * ClockRate / 1_000_000));
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), Ssrc);
            payload.CopyTo(packet.AsSpan(HeaderBytes));
            Local.Inject(packet, now);
        }
    }
}
