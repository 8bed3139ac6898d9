using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>
/// One stream of a test's own making, fed into a client's router. Every payload ends with a running number, so that a receiver can tell
/// exactly which packets it has got.
/// </summary>
internal sealed class TestTrack : IProducerObserver
{
    private static uint _nextSsrc = 1000;

    private readonly string _mimeType;
    private readonly uint _ssrc;
    private readonly byte _payloadType;
    private readonly int _clockRate;
    private ushort _sequence;
    private ushort _pictureId;
    private byte _tl0;
    private byte _keyIndex;
    private bool _keyFrameWanted = true;

    public TestTrack(WireHost host, string mimeType, uint timestampBase = 0, ushort firstSequence = 1)
    {
        _mimeType = mimeType;
        _ssrc = Interlocked.Increment(ref _nextSsrc);
        _sequence = firstSequence;
        _pictureId = (ushort)(_ssrc * 77 & 0x7FFF);
        TimestampBase = timestampBase;
        var parameters = TestCodec.Parameters(mimeType, new RtpEncodingParameters(_ssrc));
        _payloadType = (byte)parameters.Codecs[0].PayloadType;
        _clockRate = parameters.Codecs[0].ClockRate;
        Producer = host.Router.ProduceLocally($"local-{_ssrc}", TestCodec.Kind(mimeType), parameters, this, out var problem)
            ?? throw new InvalidOperationException(problem);
    }

    public Producer Producer { get; }

    public uint TimestampBase { get; }

    /// <summary>Running number of the next packet.</summary>
    public uint NextNumber { get; private set; }

    public int KeyFramesWanted { get; private set; }

    public int KeyFramesSent { get; private set; }

    /// <summary>Bytes of a payload.</summary>
    public int Size { get; set; } = 900;

    public static uint NumberOf(ReadOnlySpan<byte> payload) => BinaryPrimitives.ReadUInt32BigEndian(payload[^4..]);

    /// <summary>Sends one picture or one piece of sound captured now; a keyframe when one was asked for.</summary>
    public void SendFrame(MonotonicTime now, int packets = 3)
    {
        var isKey = _keyFrameWanted;
        _keyFrameWanted = false;
        KeyFramesSent += isKey ? 1 : 0;
        _pictureId = (ushort)((_pictureId + 1) & 0x7FFF);
        _tl0++;
        _keyIndex += (byte)(isKey ? 1 : 0);
        var timestamp = TimestampBase + (uint)(now.Microseconds * _clockRate / 1_000_000);
        for (var i = 0; i < packets; i++)
        {
            var packet = Build(timestamp, isKey, i, packets);
            Assert.True(Producer.Inject(packet, now));
        }
    }

    public void OnKeyFrameWanted(Producer producer, int layer)
    {
        KeyFramesWanted++;
        _keyFrameWanted = true;
    }

    private byte[] Build(uint timestamp, bool isKey, int index, int count)
    {
        var packet = new byte[12 + Size];
        packet[0] = 0x80;
        packet[1] = (byte)(_payloadType | (index == count - 1 ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), _ssrc);
        var payload = packet.AsSpan(12);
        payload.Fill(0x11);
        if (_mimeType == "video/H264")
        {
            WriteH264(payload, isKey, index);
        }
        else if (_mimeType == "video/VP8")
        {
            WriteVp8(payload, isKey, index);
        }

        BinaryPrimitives.WriteUInt32BigEndian(payload[^4..], NextNumber++);
        return packet;
    }

    /// <summary>RFC 6184: a keyframe begins with a STAP-A of SPS and PPS; the rest is fragments.</summary>
    private static void WriteH264(Span<byte> payload, bool isKey, int index)
    {
        if (isKey && index == 0)
        {
            ((ReadOnlySpan<byte>)[24, 0, 4, 0x67, 0x42, 0xE0, 0x1F, 0, 4, 0x68, 1, 2, 3]).CopyTo(payload);
        }
        else
        {
            payload[0] = 28;
            payload[1] = (byte)((isKey ? 5 : 1) | (index == 0 || (isKey && index == 1) ? 0x80 : 0));
        }
    }

    /// <summary>RFC 7741: 15-bit picture id, TL0PICIDX, TID and KEYIDX in every packet.</summary>
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
