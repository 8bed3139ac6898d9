using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Testing.Media;

/// <summary>
/// A picture of one layer: real VP8 pictures round and round, so that a browser has something to decode. Asked for a keyframe it goes on with
/// the film's next.
/// </summary>
/// <param name="pictures">Encoded pictures, the first a keyframe.</param>
/// <param name="first">The picture to begin with, so that a county's cameras do not send their keyframes at one instant.</param>
/// <param name="source">The camera, or a shared screen.</param>
public sealed class FilmCamera(IReadOnlyList<byte[]> pictures, int picturesPerSecond, int first, SourceKind source = SourceKind.Camera)
    : SyntheticTrack(source, TimeSpan.FromSeconds(1.0 / picturesPerSecond)), IProducerObserver
{
    private const int DescriptorBytes = 6;
    private const int PacketBytes = 1100;

    private SyntheticStream? _stream;
    private int _next = first % pictures.Count;
    private ushort _pictureId;
    private byte _tl0;
    private byte _keyIndex;
    private bool _keyFrameWanted;
    private (int Picture, MonotonicTime At) _latest;

    void IProducerObserver.OnKeyFrameWanted(Producer producer, int layer) => _keyFrameWanted = true;

    /// <summary>How far into the film it is.</summary>
    public TimeSpan PositionAt(MonotonicTime now) => TimeSpan.FromSeconds((double)_latest.Picture / picturesPerSecond) + (now - _latest.At);

    internal override void Close(MonotonicTime now) => _stream?.Producer.Close(now);

    private protected override RtpParameters AttachStreams(Peer peer, MonotonicTime now)
    {
        _stream = new SyntheticStream(peer, MediaKind.Video, ssrc => ParametersOf("video/VP8", ssrc), this, now);
        return _stream.Parameters;
    }

    private protected override void SendFrame(MonotonicTime now)
    {
        while (_keyFrameWanted && !IsKey(pictures[_next]))
        {
            _next = (_next + 1) % pictures.Count;
        }

        _keyFrameWanted = false;
        _latest = (_next, now);
        ReadOnlySpan<byte> picture = pictures[_next];
        _next = (_next + 1) % pictures.Count;
        _pictureId = (ushort)((_pictureId + 1) & 0x7FFF);
        _tl0++;

        _keyIndex += IsKey(picture) ? (byte)1 : (byte)0;
        for (var index = 0; !picture.IsEmpty; index++)
        {
            var part = picture[..Math.Min(picture.Length, PacketBytes)];
            picture = picture[part.Length..];
            Describe(_stream!.Payload, index == 0);
            part.CopyTo(_stream.Payload[DescriptorBytes..]);
            _stream.Send(DescriptorBytes + part.Length, marker: picture.IsEmpty, now);
        }
    }

    /// <summary>RFC 6386 section 9.1: the lowest bit of a picture says that it is no keyframe.</summary>
    private static bool IsKey(ReadOnlySpan<byte> picture) => (picture[0] & 1) == 0;

    /// <summary>RFC 7741 section 4.2: 15-bit picture id, TL0PICIDX, TID and KEYIDX in every packet.</summary>
    private void Describe(Span<byte> payload, bool isStart)
    {
        payload[0] = (byte)(0x80 | (isStart ? 0x10 : 0));
        payload[1] = 0xF0;
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(0x8000 | _pictureId));
        payload[4] = _tl0;
        payload[5] = (byte)(_keyIndex & 0x1F);
    }
}
