using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Testing.Media;

/// <summary>One simulcast layer: pictures of even size whose payloads have the form of their codec, and nothing to see in them.</summary>
internal sealed class VideoLayer(SyntheticStream stream, VideoCodec codec, int bytesPerPicture)
{
    private const int PayloadBytes = 1100;
    private const int KeyFrameFactor = 4;

    // RFC 6184 §5.7.1: a STAP-A of sequence and picture parameters, then §5.8 fragments.
    private static readonly byte[] ParameterSets = [24, 0, 4, 0x67, 0x42, 0xE0, 0x1F, 0, 4, 0x68, 1, 2, 3];

    private ushort _pictureId;
    private byte _tl0;
    private byte _keyIndex;
    private bool _keyFrameWanted = true;

    public SyntheticStream Stream => stream;

    public Producer Producer => stream.Producer;

    public long KeyFrames { get; private set; }

    public void WantKeyFrame() => _keyFrameWanted = true;

    public void SendPicture(MonotonicTime now)
    {
        var isKey = _keyFrameWanted;
        _keyFrameWanted = false;
        _pictureId = (ushort)((_pictureId + 1) & 0x7FFF);
        _tl0++;
        if (isKey)
        {
            KeyFrames++;
            _keyIndex++;
        }

        var left = bytesPerPicture * (isKey ? KeyFrameFactor : 1);
        for (var index = 0; left > 0; index++)
        {
            var length = Math.Min(left, PayloadBytes);
            left -= length;
            WritePayload(stream.Payload[..length], isKey, index, isLast: left == 0);
            stream.Send(length, marker: left == 0, now);
        }
    }

    private void WritePayload(Span<byte> payload, bool isKey, int index, bool isLast)
    {
        payload.Fill(0x11);
        if (codec == VideoCodec.Vp8)
        {
            WriteVp8(payload, isKey, index);
        }
        else if (isKey && index == 0)
        {
            ParameterSets.CopyTo(payload);
        }
        else
        {
            var isFirstFragment = index == (isKey ? 1 : 0);
            payload[0] = 0x7C;
            payload[1] = (byte)((isKey ? 5 : 1) | (isFirstFragment ? 0x80 : 0) | (isLast ? 0x40 : 0));
        }
    }

    /// <summary>RFC 7741 §4.2: 15-bit picture id, TL0PICIDX, TID and KEYIDX in every packet.</summary>
    private void WriteVp8(Span<byte> payload, bool isKey, int index)
    {
        payload[0] = (byte)(0x80 | (index == 0 ? 0x10 : 0));
        payload[1] = 0xF0;
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(0x8000 | _pictureId));
        payload[4] = _tl0;
        payload[5] = (byte)(_keyIndex & 0x1F);
        payload[6] = (byte)(isKey ? 0 : 1);
    }
}
