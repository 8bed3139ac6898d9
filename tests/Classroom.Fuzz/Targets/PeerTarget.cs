using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtcp;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// A client that has the keys and sends damaged media and reports: everything behind SRTP, and the client that all of it is forwarded to.
/// Promises: the relay stays connected, forwards nothing its sink has no room for, and keeps no more than it keeps of a decent client.
/// </summary>
internal sealed class PeerTarget : IFuzzTarget, IDisposable
{
    private const int Interval = 16;

    // Of each track: what a history keeps, and what waits to be forwarded.
    private const int MaxRented = 3 * (512 + 64);

    private const int MaxSize = PacketBuffer.Capacity - RtpHeader.FixedLength - 16;

    // RFC 4585 section 6.2.1.
    private const int NackFormat = 1;

    // The client's own reports run below.
    private const int UsedReportIndices = 1 << 14;

    private readonly MediaPair _pair = new();
    private readonly SrtpSender _sender;
    private readonly byte[] _datagram = new byte[PacketBuffer.Capacity];
    private readonly Dictionary<uint, ulong> _sequences = [];
    private int _inputs;

    public PeerTarget()
    {
        _sender = new SrtpSender(_pair.ClientKeys);
        for (var i = 0; i < UsedReportIndices; i++)
        {
            _sender.SealRtcp(_datagram, 8);
        }

        Corpus = [.. _pair.Tracks.SelectMany(Packets), .. _pair.Tracks.SelectMany(Reports)];
    }

    public string Name => "peer";

    public IReadOnlyList<byte[]> Corpus { get; }

    public void Run(ReadOnlySpan<byte> input)
    {
        var length = Seal(input);
        _pair.Relay.Router.Receive(_datagram.AsSpan(0, length), _pair.ClientAddress, _pair.Now);
        _pair.Carry();
        if (++_inputs % Interval == 0)
        {
            _pair.PassTime(TimeSpan.FromMilliseconds(20));
        }

        if (_pair.Transport.State != TransportState.Connected)
        {
            throw new FuzzFinding($"The transport is {_pair.Transport.State}.");
        }

        if (_pair.Relay.Pool.Rented > MaxRented)
        {
            throw new FuzzFinding($"{_pair.Relay.Pool.Rented} packets are kept.");
        }
    }

    public void Dispose()
    {
        _sender.Dispose();
        _pair.Dispose();
    }

    /// <summary>Protects the input as what it looks like. What cannot be protected goes as it is.</summary>
    private int Seal(ReadOnlySpan<byte> input)
    {
        var length = Math.Min(input.Length, PacketBuffer.Capacity - _sender.RtcpOverhead);
        input[..length].CopyTo(_datagram);
        if (length >= 8 && _datagram[1] is >= 192 and <= 223)
        {
            AskForRecent(_datagram.AsSpan(0, length));
            return _sender.SealRtcp(_datagram, length);
        }

        if (!RtpHeader.TryParse(_datagram.AsSpan(0, length), out var header))
        {
            return length;
        }

        // The next number of its source; now and then one far ahead.
        var sequence = _sequences.GetValueOrDefault(header.Ssrc.Value, 0x1000UL) + (header.Sequence.Value % 32 == 0 ? 700UL : 1);
        _sequences[header.Ssrc.Value] = sequence;
        BinaryPrimitives.WriteUInt16BigEndian(_datagram.AsSpan(2), (ushort)sequence);
        return _sender.SealRtp(_datagram, header.Length, length, sequence);
    }

    /// <summary>Makes a request for lost packets one for packets that are still kept: numbers become distances from the latest.</summary>
    private void AskForRecent(Span<byte> report)
    {
        const int firstNumber = 12;
        if (report.Length < firstNumber + 2 || (RtcpPacketType)report[1] != RtcpPacketType.TransportFeedback || (report[0] & 0x1F) != NackFormat)
        {
            return;
        }

        var media = BinaryPrimitives.ReadUInt32BigEndian(report[8..]);
        foreach (var track in _pair.Tracks)
        {
            if (track.Consumer.Parameters.Encodings[0].Ssrc == media)
            {
                var distance = BinaryPrimitives.ReadUInt16BigEndian(report[firstNumber..]);
                BinaryPrimitives.WriteUInt16BigEndian(report[firstNumber..], (ushort)(track.LastSequence - distance));
            }
        }
    }

    private static IEnumerable<byte[]> Packets(PublishedTrack track)
    {
        var parameters = track.Producer.Parameters;
        var encoding = parameters.Encodings[0];

        // As long as a datagram that the relay takes in: as payload, and as elements.
        yield return SamplePackets.Make((byte)parameters.Codecs[0].PayloadType, encoding.Ssrc!.Value, 5, 90_000, SamplePackets.FirstPayload(track.MimeType), MaxSize);
        yield return SamplePackets.MakeWithElements((byte)parameters.Codecs[0].PayloadType, encoding.Ssrc!.Value, 5, 90_000, SamplePackets.FirstPayload(track.MimeType));
        foreach (var payload in SamplePackets.Payloads)
        {
            yield return SamplePackets.Make((byte)parameters.Codecs[0].PayloadType, encoding.Ssrc.Value, 5, 90_000, payload);
            if (encoding.RtxSsrc is { } rtx)
            {
                yield return SamplePackets.Make((byte)parameters.Codecs[1].PayloadType, rtx, 6, 90_000, [0, 8, .. payload]);
            }
        }
    }

    private static IEnumerable<byte[]> Reports(PublishedTrack track) => SampleReports.Make(
        new Ssrc(1), new Ssrc(track.Producer.Parameters.Encodings[0].Ssrc!.Value), new Ssrc(track.Consumer.Parameters.Encodings[0].Ssrc!.Value));
}
