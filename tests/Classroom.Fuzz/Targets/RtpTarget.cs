using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.Codecs;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// Opened RTP packets through all that forwarding does to them: header, elements, payloads of every codec, retransmissions, the outgoing
/// header. Promises: what is written is no longer than was said and can be read back.
/// </summary>
internal sealed class RtpTarget : IFuzzTarget
{
    private const byte RtxPayloadType = 97;

    private static readonly HeaderExtensionIds Ids = new() { Mid = 1, Rid = 2, RepairedRid = 3, TransportSequence = 4, AbsoluteSendTime = 5, AudioLevel = 6 };
    private static readonly HeaderExtensionIds WideIds = Ids with { TransportSequence = 20 };
    private static readonly OutgoingRtp Outgoing = new(new Ssrc(7), 96, true, new SequenceNumber(8), new RtpTimestamp(9), new SequenceNumber(10), new MonotonicTime(11));

    private static readonly OutgoingHeader[] Headers =
    [
        new(default, [], []),
        new(Ids, "0"u8, []),
        new(Ids, "sixteen-bytes-ok"u8, [(6, 7), (8, 9), (20, 10)]),
        new(WideIds, "0"u8, [(6, 30), (8, 9)]),
    ];

    private readonly byte[] _scratch = new byte[2 * PacketBuffer.Capacity];

    public string Name => "rtp";

    public IReadOnlyList<byte[]> Corpus { get; } = MakeCorpus();

    public void Run(ReadOnlySpan<byte> input)
    {
        ReadPayload(input);
        if (!RtpPacketView.TryParse(input, out var view))
        {
            return;
        }

        ReadPayload(view.Payload);
        var known = new ReceivedExtensions(view.Header, input, Ids);
        foreach (var element in view.Extensions)
        {
            if (element.Id == Ids.Mid && known.Mid.IsEmpty && !element.Data.IsEmpty)
            {
                throw new FuzzFinding("An element was passed over.");
            }
        }

        foreach (var header in Headers)
        {
            Forward(header, view);
        }

        Unwrap(input, view.Header);
    }

    private void Forward(OutgoingHeader header, RtpPacketView view)
    {
        // Not a byte more than was asked for.
        var destination = _scratch.AsSpan(0, header.MaxLength(view.Header));
        var length = header.Write(destination, view.Header, view.Packet, Outgoing);
        if (!RtpHeader.TryParse(destination[..length], out var written)
            || written.Length != length
            || written.Ssrc != Outgoing.Ssrc
            || written.ContributingSources != view.Header.ContributingSources)
        {
            throw new FuzzFinding("The outgoing header does not read as it was written.");
        }
    }

    private void Unwrap(ReadOnlySpan<byte> input, in RtpHeader header)
    {
        var packet = _scratch.AsSpan(0, input.Length);
        input.CopyTo(packet);
        if (RtxPayload.TryUnwrap(packet, header, new Ssrc(7), 96, out var length)
            && !(RtpPacketView.TryParse(packet[..length], out var original) && original.Header.Ssrc.Value == 7 && original.Header.PayloadType == 96))
        {
            throw new FuzzFinding("An unwrapped retransmission is no RTP packet.");
        }
    }

    private void ReadPayload(ReadOnlySpan<byte> payload)
    {
        H264Payload.StartsKeyframe(payload);
        OpusPayload.IsSilence(payload);
        if (OpusPayload.Samples(payload) is < 0 or > 5760)
        {
            throw new FuzzFinding("An Opus packet is longer than 120 ms.");
        }

        if (Vp8Descriptor.TryParse(payload, out var descriptor))
        {
            RewriteVp8(payload, descriptor);
        }
    }

    private void RewriteVp8(ReadOnlySpan<byte> payload, in Vp8Descriptor descriptor)
    {
        var copy = _scratch.AsSpan(0, payload.Length + 1);
        payload.CopyTo(copy);
        var length = descriptor.WidenPictureId(copy, payload.Length, 0x1234);
        var counters = new Vp8Counters(0x4321, 55, 21);
        if (!Vp8Descriptor.TryParse(copy[..length], out var widened))
        {
            throw new FuzzFinding("A widened VP8 descriptor does not read.");
        }

        widened.Rewrite(copy[..length], counters);
        if (!Vp8Descriptor.TryParse(copy[..length], out var rewritten)
            || rewritten.Length != widened.Length
            || rewritten.StartsKeyframe != descriptor.StartsKeyframe
            || (rewritten.HasPictureId && rewritten.PictureId != counters.PictureId)
            || (rewritten.HasTl0PicIdx && rewritten.Tl0PicIdx != counters.Tl0PicIdx)
            || (rewritten.HasKeyIndex && rewritten.KeyIndex != counters.KeyIndex))
        {
            throw new FuzzFinding("A rewritten VP8 descriptor does not read as it was written.");
        }
    }

    private static List<byte[]> MakeCorpus()
    {
        var corpus = new List<byte[]>();
        foreach (var payload in SamplePackets.Payloads)
        {
            var packet = SamplePackets.Make(96, 1, 2, 3, payload);
            corpus.Add(packet);
            corpus.Add(payload);
            corpus.AddRange(Headers.Select(header => WithHeader(header, packet)));
        }

        byte[] padded = [.. SamplePackets.Make(RtxPayloadType, 1, 2, 3, [0, 9]), 0, 0, 3];
        padded[0] |= 0x20;
        corpus.Add(padded);
        return corpus;
    }

    private static byte[] WithHeader(OutgoingHeader header, byte[] packet)
    {
        RtpPacketView.TryParse(packet, out var view);
        var written = new byte[header.MaxLength(view.Header)];
        return [.. written[..header.Write(written, view.Header, packet, Outgoing)], .. view.Payload];
    }
}
