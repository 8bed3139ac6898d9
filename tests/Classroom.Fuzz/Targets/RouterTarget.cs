using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// A whole router with a connected client, disturbed by damaged, repeated and reflected datagrams from the client's own address and from a
/// stranger's. Promises: nothing but counters changes, every datagram is counted in one place, nothing is answered, and media goes on as if
/// nothing had been.
/// </summary>
internal sealed class RouterTarget : IFuzzTarget, IDisposable
{
    private const int Interval = 64;
    private const int StunLengthEnd = 4;
    private const int StunUnsignedTail = 24 + 8;

    private static readonly TransportAddress Stranger = new MemoryHost(9).Address;

    private readonly MediaPair _pair = new();
    private readonly long[] _received;
    private readonly ulong[] _sequences;
    private int _inputs;

    public RouterTarget()
    {
        _received = [.. _pair.Tracks.Select(track => track.Received)];
        _sequences = [.. _pair.Tracks.Select(track => track.LastSequence)];
        CheckMedia();
    }

    public string Name => "router";

    public IReadOnlyList<byte[]> Corpus => _pair.Recorded;

    public void Run(ReadOnlySpan<byte> input)
    {
        // A check that was not changed where it is signed is the client's, whoever sends it: ICE knows no replay.
        if (!IsSignedCheck(input))
        {
            Disturb(input, _pair.ClientAddress);
            Disturb(input, Stranger);
        }

        if (++_inputs % Interval == 0)
        {
            CheckMedia();
        }
    }

    public void Dispose() => _pair.Dispose();

    private void Disturb(ReadOnlySpan<byte> input, in TransportAddress from)
    {
        var router = _pair.Relay.Router;
        var (before, state) = (router.GetStatistics(), State());
        _pair.Relay.Router.Receive(input, from, _pair.Now);
        router.Flush(_pair.Now);
        var after = router.GetStatistics();
        if (after.PacketsReceived != before.PacketsReceived + 1 || Refused(after) != Refused(before) + 1)
        {
            throw new FuzzFinding($"A datagram was counted {Refused(after) - Refused(before)} times.");
        }

        if (!State().SequenceEqual(state))
        {
            throw new FuzzFinding($"A datagram that is not authentic changed {string.Join("; ", State().Except(state))}");
        }

        // DTLS answers a repeated flight, which may mean that its own was lost.
        if (after.DtlsReceived == before.DtlsReceived && _pair.Relay.Sent.Count > 0)
        {
            throw new FuzzFinding("A datagram that is not authentic was answered.");
        }
    }

    private static long Refused(in RouterStatistics statistics) =>
        statistics.DroppedUnknownAddress + statistics.DroppedUnknownProtocol + statistics.DroppedMalformed + statistics.DroppedStun
        + statistics.DtlsReceived + statistics.DroppedBeforeKeys + statistics.DroppedUnauthenticated + statistics.DroppedReplayed + statistics.DroppedUnbound;

    /// <summary>All there is to see of the router but its counters of refused datagrams.</summary>
    private List<object?> State()
    {
        var (router, transport) = (_pair.Relay.Router.GetStatistics(), _pair.Transport);
        var ice = transport.IceStatistics;
        var sent = transport.GetStatistics();
        List<object?> state =
        [
            transport.State, transport.RemoteAddress, transport.RoundTrip, transport.LocalCredentials,
            router.Transports, router.Producers, router.Consumers, router.PacketsForwarded, _pair.Relay.Pool.Rented,
            ice.RequestsReceived, ice.ResponsesSent, ice.Selections, ice.ConsentLosses,
            sent.FeedbackReceived, sent.FeedbackSent, sent.PacketsSent - _pair.Relay.Sent.Count(IsMedia),
        ];
        foreach (var track in _pair.Tracks)
        {
            state.AddRange(track.Producer.GetStatistics(_pair.Now).Layers);
            state.Add(track.Consumer.GetStatistics(_pair.Now));
        }

        return state;
    }

    private static bool IsMedia(byte[] datagram) => datagram[0] is >= 128 and <= 191;

    /// <summary>Media published now arrives whole and in one row of sequence numbers.</summary>
    private void CheckMedia()
    {
        _pair.PassTime(TimeSpan.FromMilliseconds(40));
        if (_pair.Transport.State != TransportState.Connected)
        {
            throw new FuzzFinding($"The transport is {_pair.Transport.State}.");
        }

        for (var i = 0; i < _sequences.Length; i++)
        {
            var track = _pair.Tracks[i];
            if (track.Received != _received[i] + 2 || track.LastSequence != _sequences[i] + 2)
            {
                throw new FuzzFinding($"Media does not go on: {track.Received - _received[i]} packets, {track.LastSequence - _sequences[i]} numbers.");
            }

            (_received[i], _sequences[i]) = (track.Received, track.LastSequence);
        }
    }

    private bool IsSignedCheck(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty || input[0] > 3)
        {
            return false;
        }

        foreach (var message in Corpus)
        {
            if (message[0] <= 3
                && input.Length >= message.Length - StunUnsignedTail
                && input[..2].SequenceEqual(message.AsSpan(0, 2))
                && input[StunLengthEnd..].StartsWith(message.AsSpan(StunLengthEnd..^StunUnsignedTail)))
            {
                return true;
            }
        }

        return false;
    }
}
