using System.Diagnostics;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>
/// A network in virtual time: carries datagrams between hosts, loses, delays, reorders and repeats them by a seeded dice, and calls every
/// host when its time has come. Equal seeds give equal runs. Loss happens before SRTP, as in life.
/// </summary>
internal sealed class LossyWire(int seed) : IDisposable
{
    private readonly Random _dice = new(seed);
    private readonly PriorityQueue<Datagram, (long Time, long Order)> _flying = new();
    private readonly Dictionary<TransportAddress, WireHost> _hosts = [];
    private readonly List<WireHost> _all = [];
    private long _order;

    /// <summary>What all links do, both ways.</summary>
    public LinkConditions Conditions { get; set; } = LinkConditions.Good;

    /// <summary>Never zero, so that "not yet" and "at the beginning" differ.</summary>
    public MonotonicTime Now { get; private set; } = new(1_000_000);

    /// <summary>Sees every datagram before the dice is thrown; false drops it.</summary>
    public Func<WireHost, ReadOnlyMemory<byte>, bool>? Filter { get; set; }

    /// <summary>A host at <c>10.0.0.{number}:5000</c>.</summary>
    public WireHost AddHost(byte number, int routerSeed)
    {
        var host = new WireHost(this, Address(number), routerSeed);
        _hosts[host.Address] = host;
        _all.Add(host);
        return host;
    }

    /// <summary>The host is no more; nobody is told.</summary>
    public void Remove(WireHost host)
    {
        _hosts.Remove(host.Address);
        _all.Remove(host);
        host.Sink.IsDeaf = true;
        host.Dispose();
    }

    public static TransportAddress Address(byte number) => TransportAddress.FromIPEndPoint(new System.Net.IPEndPoint(new System.Net.IPAddress([10, 0, 0, number]), 5000));

    /// <summary>The host sends and receives elsewhere from now on; what flies to its former address is lost.</summary>
    public void Move(WireHost host, in TransportAddress to)
    {
        _hosts.Remove(host.Address);
        host.Address = to;
        _hosts[to] = host;
    }

    public void Send(WireHost from, in TransportAddress to, ReadOnlySpan<byte> datagram)
    {
        var copy = datagram.ToArray();
        if (Filter?.Invoke(from, copy) == false)
        {
            return;
        }

        if (_dice.NextDouble() >= Conditions.Loss)
        {
            Launch(from.Address, to, copy);
        }

        if (_dice.NextDouble() < Conditions.Duplication)
        {
            Launch(from.Address, to, copy);
        }
    }

    /// <summary>Lets this much time pass.</summary>
    public void Run(TimeSpan time) => RunUntil(() => false, time);

    /// <summary>Lets time pass until the condition holds.</summary>
    /// <returns>Whether it came to hold within the limit.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        var end = Now + limit;

        // What tests have put into hosts since the last run leaves at once, as a worker sends before it sleeps.
        GiveTurns();
        while (!condition())
        {
            if (!Step(end))
            {
                Now = end;
                return condition();
            }
        }

        return true;
    }

    /// <summary>The same at the pace of the real clock, for what runs by it: OpenSSL's retransmission timer.</summary>
    public bool RunUntilInRealTime(Func<bool> condition, TimeSpan limit)
    {
        var start = Now;
        var clock = Stopwatch.StartNew();
        while (!condition() && clock.Elapsed < limit)
        {
            Run(start + clock.Elapsed - Now);
            Thread.Yield();
        }

        return condition();
    }

    public void Dispose()
    {
        foreach (var host in _all)
        {
            host.Dispose();
        }
    }

    private void Launch(in TransportAddress from, in TransportAddress to, byte[] bytes)
    {
        var arrival = Now + Conditions.Delay + Conditions.Jitter * _dice.NextDouble();
        _flying.Enqueue(new Datagram(from, to, bytes), (arrival.Microseconds, _order++));
    }

    /// <summary>Goes to the next thing that happens. False if that is after the end.</summary>
    private bool Step(MonotonicTime end)
    {
        var next = MonotonicTime.Never;
        if (_flying.TryPeek(out _, out var first))
        {
            next = new MonotonicTime(first.Time);
        }

        foreach (var host in _all)
        {
            next = MonotonicTime.Min(next, host.Router.NextDeadline);
        }

        if (next > end)
        {
            return false;
        }

        Now = MonotonicTime.Max(Now, next);
        while (_flying.TryPeek(out _, out first) && first.Time <= Now.Microseconds)
        {
            var datagram = _flying.Dequeue();
            if (_hosts.TryGetValue(datagram.To, out var host))
            {
                host.Router.Receive(datagram.Bytes, datagram.From, Now);
            }
        }

        GiveTurns();
        return true;
    }

    private void GiveTurns()
    {
        foreach (var host in _all)
        {
            host.Router.Turn(Now);
        }
    }

    private readonly record struct Datagram(TransportAddress From, TransportAddress To, byte[] Bytes);
}
