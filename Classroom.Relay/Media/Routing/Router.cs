using System.Buffers;
using System.Text;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Forwards between the transports of one worker thread. Everything made from a router belongs to that thread. The host hands in datagrams
/// as they come (<see cref="Receive"/>), calls <see cref="Flush"/> after each batch, and <see cref="Tick"/> when
/// <see cref="NextDeadline"/> has passed; what is to be sent goes into the sink during these calls.
/// Between two calls every packet buffer is either in a producer's history or back in the pool.
/// </summary>
public sealed class Router : IDisposable
{
    /// <summary>A fixed RTP header; nothing shorter means anything to us.</summary>
    private const int MinDatagram = 12;

    /// <summary>Characters our fragments have at most; RFC 8839 §5.4 allows 256.</summary>
    private const int MaxFragment = 64;

    /// <summary>Ticks closer together than this are merged: no timer here needs to be finer, and a thousand transports share one tick.</summary>
    private static readonly TimeSpan TickGranularity = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<TransportAddress, Transport> _byAddress = [];
    private readonly Dictionary<string, Transport> _byFragment = [];
    private readonly Dictionary<string, Transport>.AlternateLookup<ReadOnlySpan<char>> _byFragmentSpan;
    private readonly List<Transport> _transports = [];
    private readonly List<Producer> _fresh = [];
    private readonly Random _random;
    private MonotonicTime _lastTick;
    private MonotonicTime _nextDeadline = MonotonicTime.Never;
    private RouterStatistics _counters;
    private TagBatch? _tags;

    public Router(RouterOptions options, PacketPool pool, IPacketSink sink)
    {
        Options = options;
        Pool = pool;
        Sink = sink;
        _random = options.Seed is { } seed ? new Random(seed) : new Random();
        LocalClock = new RelayClock(options.NtpAtZero);
        _byFragmentSpan = _byFragment.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What a device is loaded with.</summary>
    public RtpCapabilities Capabilities => Options.Capabilities;

    public PacketPool Pool { get; }

    /// <summary>Transports that are not closed.</summary>
    public IReadOnlyList<Transport> Transports => _transports;

    /// <summary>When <see cref="Tick"/> is due; never while nothing waits for time to pass. May move closer during any call.</summary>
    public MonotonicTime NextDeadline => MonotonicTime.Max(_nextDeadline, _lastTick + TickGranularity);

    internal RouterOptions Options { get; }

    internal IPacketSink Sink { get; }

    /// <summary>Completes packets on their way to the sink, several together; made when it is first asked for, null where the processor has no use for it.</summary>
    internal TagBatch? Tags => TagBatch.IsSupported ? _tags ??= new TagBatch(Sink) : null;

    /// <summary>For sources of our own, whose wall clock is the router's.</summary>
    internal RelayClock LocalClock { get; }

    /// <summary>The latest time told: for what reports back without one (a handshake run elsewhere).</summary>
    internal MonotonicTime Now { get; private set; }

    internal ref RouterStatistics Counters => ref _counters;

    /// <summary>Takes over one received datagram.</summary>
    /// <param name="packet">Rented from this router's pool; it is the router's from now on.</param>
    public void Receive(PacketBuffer packet, in TransportAddress from, MonotonicTime now)
    {
        Now = now;
        _counters.PacketsReceived++;
        _counters.BytesReceived += packet.Length;
        if (packet.Length < MinDatagram)
        {
            _counters.DroppedMalformed++;
            Pool.Return(packet);
            return;
        }

        _byAddress.TryGetValue(from, out var transport);

        // RFC 7983 §7: the first byte tells the protocol.
        var first = packet.Span[0];
        if (first is >= 128 and <= 191 && transport is not null)
        {
            transport.ReceiveMedia(packet, now);
            return;
        }

        switch (first)
        {
            case <= 3:
                ReceiveStun(packet.Span, transport, from, now);
                break;
            case >= 20 and <= 63 when transport is not null:
                transport.ReceiveDtls(packet.Span, now);
                break;
            case (>= 20 and <= 63) or (>= 128 and <= 191):
                _counters.DroppedUnknownAddress++;
                break;
            default:
                _counters.DroppedUnknownProtocol++;
                break;
        }

        Pool.Return(packet);
    }

    /// <summary>Takes in a copy of one datagram; for hosts that do not receive into the router's pool.</summary>
    public void Receive(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now)
    {
        var packet = Pool.Rent();
        packet.Length = datagram.Length;
        datagram.CopyTo(packet.Span);
        Receive(packet, from, now);
    }

    /// <summary>
    /// Forwards what came since the last call: all of a producer's new packets to its first consumer, then to the second, so that the host
    /// finds runs of datagrams to one address.
    /// </summary>
    public void Flush(MonotonicTime now)
    {
        // A producer may be closed by an observer on the way; it then has nothing fresh left.
        for (var i = 0; i < _fresh.Count; i++)
        {
            _fresh[i].Flush(now);
        }

        _fresh.Clear();
        _tags?.Complete();
    }

    /// <summary>Forwards what came, and does what is due; for hosts without batches of their own.</summary>
    public void Turn(MonotonicTime now)
    {
        Flush(now);
        if (NextDeadline <= now)
        {
            Tick(now);
        }
    }

    /// <summary>Does what is due: feedback, reports, requests, retransmitted handshakes, time-outs.</summary>
    public void Tick(MonotonicTime now)
    {
        Now = _lastTick = now;
        _nextDeadline = MonotonicTime.Never;

        // Backwards, because a transport that times out leaves the list; its observer may close others.
        for (var i = _transports.Count - 1; i >= 0; i--)
        {
            if (i >= _transports.Count)
            {
                continue;
            }

            var transport = _transports[i];
            if (transport.NextDeadline <= now)
            {
                transport.Tick(now);
            }

            Schedule(transport.NextDeadline);
        }
    }

    /// <summary>A producer fed by the application instead of a peer: a client's camera, a test's pattern.</summary>
    /// <returns>Null when the router does not know the codec; <paramref name="problem"/> says so.</returns>
    public Producer? ProduceLocally(string id, MediaKind kind, RtpParameters parameters, IProducerObserver? observer, out string? problem) =>
        Ortc.TryMapProducer(kind, parameters, Capabilities, out var mapping, out problem)
            ? new Producer(this, null, id, kind, parameters, mapping, observer)
            : null;

    /// <summary>Counters since the router was made.</summary>
    public RouterStatistics GetStatistics()
    {
        var statistics = _counters;
        statistics.Transports = _transports.Count;
        foreach (var transport in _transports)
        {
            statistics.Producers += transport.Producers.Count;
            statistics.Consumers += transport.Consumers.Count;
        }

        return statistics;
    }

    /// <summary>Closes every transport; all buffers are back in the pool then, but those of local producers.</summary>
    public void Dispose()
    {
        while (_transports.Count > 0)
        {
            _transports[^1].Close(TransportCloseReason.Local, Now);
        }

        _tags?.Dispose();
    }

    internal void Add(Transport transport) => _transports.Add(transport);

    internal void Remove(Transport transport) => _transports.Remove(transport);

    /// <summary>STUN requests for this user name fragment go to the transport (RFC 8445 §7.3).</summary>
    internal void Claim(string usernameFragment, Transport transport) => _byFragment.Add(usernameFragment, transport);

    internal void Disclaim(string usernameFragment) => _byFragment.Remove(usernameFragment);

    /// <summary>Media from this address is the transport's: it has proven by STUN that its peer is there.</summary>
    internal void Claim(in TransportAddress address, Transport transport) => _byAddress[address] = transport;

    /// <summary>The peer is no longer there, unless the address has become another transport's.</summary>
    internal void Disclaim(in TransportAddress address, Transport transport)
    {
        if (_byAddress.TryGetValue(address, out var owner) && owner == transport)
        {
            _byAddress.Remove(address);
        }
    }

    internal void AddFresh(Producer producer) => _fresh.Add(producer);

    internal void Schedule(MonotonicTime deadline) => _nextDeadline = MonotonicTime.Min(_nextDeadline, deadline);

    /// <summary>A fresh SSRC. 32 random bits: two in one transport practically never meet.</summary>
    internal uint NextSsrc() => (uint)_random.NextInt64(1, uint.MaxValue);

    /// <summary>A first sequence number: low, so that the rollover counter of both sides starts at 0 even when the first packets are lost.</summary>
    internal ulong NextSequence() => (ulong)_random.Next(1, 0x4000);

    private void ReceiveStun(ReadOnlySpan<byte> datagram, Transport? byAddress, in TransportAddress from, MonotonicTime now)
    {
        var transport = FindByFragment(datagram) ?? byAddress;
        if (transport is null)
        {
            _counters.DroppedUnknownAddress++;
            return;
        }

        transport.ReceiveStun(datagram, from, now);
    }

    private Transport? FindByFragment(ReadOnlySpan<byte> datagram)
    {
        var receiver = StunReader.PeekReceiver(datagram);
        Span<char> fragment = stackalloc char[MaxFragment];
        return receiver.Length is > 0 and <= MaxFragment
            && Ascii.ToUtf16(receiver, fragment, out var length) == OperationStatus.Done
            && _byFragmentSpan.TryGetValue(fragment[..length], out var transport)
            ? transport
            : null;
    }
}
