using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>A camera that plays a film over and over. Asked for a keyframe it goes on with the next group, as the picture after.</summary>
internal sealed class FilmTrack : IProducerObserver
{
    private const int MaxPayload = 1100;

    private static uint _nextSsrc = 500_000;

    private readonly uint _ssrc = Interlocked.Increment(ref _nextSsrc);
    private readonly uint _timestampBase;
    private readonly byte _payloadType;
    private ushort _sequence;
    private ushort _pictureId;
    private byte _keyIndex;
    private int _next;
    private bool _keyFrameWanted;

    public FilmTrack(WireHost host, Film film, uint timestampBase, ushort firstSequence)
    {
        (Film, _timestampBase, _sequence, _pictureId) = (film, timestampBase, firstSequence, (ushort)(firstSequence & 0x7FFF));
        var parameters = TestCodec.Parameters(film.MimeType, new RtpEncodingParameters(_ssrc));
        _payloadType = (byte)parameters.Codecs[0].PayloadType;
        Producer = host.Router.ProduceLocally($"film-{_ssrc}", MediaKind.Video, parameters, this, out var problem) ?? throw new InvalidOperationException(problem);
    }

    public Film Film { get; }

    public Producer Producer { get; }

    /// <summary>When the next picture is taken.</summary>
    public MonotonicTime Due { get; private set; } = new(1_000_000);

    /// <summary>Which pictures of the film were sent, and when.</summary>
    public List<(int Picture, MonotonicTime At)> Sent { get; } = [];

    public void OnKeyFrameWanted(Producer producer, int layer) => _keyFrameWanted = true;

    public void SendPicture(MonotonicTime now)
    {
        Due += TimeSpan.FromSeconds(1.0 / Film.PicturesPerSecond);
        if (_keyFrameWanted)
        {
            _next = (_next + Film.Group - 1) / Film.Group * Film.Group % Film.Pictures.Length;
        }

        _keyFrameWanted = false;
        Sent.Add((_next, now));
        var isKey = _next % Film.Group == 0;
        _pictureId = (ushort)((_pictureId + 1) & 0x7FFF);
        _keyIndex += (byte)(isKey ? 1 : 0);
        var payloads = Film.MimeType == "video/H264" ? H264Payloads(Film.Pictures[_next]) : Vp8Payloads(Film.Pictures[_next]);
        for (var i = 0; i < payloads.Count; i++)
        {
            Send(payloads[i], i == payloads.Count - 1, now);
        }

        _next = (_next + 1) % Film.Pictures.Length;
    }

    private void Send(byte[] payload, bool marker, MonotonicTime now)
    {
        var packet = new byte[12 + payload.Length];
        packet[0] = 0x80;
        packet[1] = (byte)(_payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), _timestampBase + (uint)(now.Microseconds * 90 / 1000));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), _ssrc);
        payload.CopyTo(packet, 12);
        Assert.True(Producer.Inject(packet, now));
    }

    /// <summary>RFC 6184: small units as they are, large ones in fragments (FU-A).</summary>
    private static List<byte[]> H264Payloads(byte[] picture)
    {
        var payloads = new List<byte[]>();
        foreach (var unit in VideoFormat.UnitsOf(picture))
        {
            if (unit.Length <= MaxPayload)
            {
                payloads.Add(unit);
                continue;
            }

            for (var at = 1; at < unit.Length; at += MaxPayload)
            {
                var end = Math.Min(at + MaxPayload, unit.Length);
                var ends = (at == 1 ? 0x80 : 0) | (end == unit.Length ? 0x40 : 0);
                payloads.Add([(byte)((unit[0] & 0xE0) | 28), (byte)(ends | (unit[0] & 0x1F)), .. unit[at..end]]);
            }
        }

        return payloads;
    }

    /// <summary>RFC 7741: 15-bit picture id, TL0PICIDX, TID and KEYIDX in every packet.</summary>
    private List<byte[]> Vp8Payloads(byte[] picture)
    {
        var payloads = new List<byte[]>();
        for (var at = 0; at < picture.Length; at += MaxPayload)
        {
            payloads.Add(
            [
                (byte)(at == 0 ? 0x90 : 0x80), 0xF0, (byte)(0x80 | (_pictureId >> 8)), (byte)_pictureId, (byte)_pictureId, (byte)(_keyIndex & 0x1F),
                .. picture[at..Math.Min(at + MaxPayload, picture.Length)],
            ]);
        }

        return payloads;
    }
}
