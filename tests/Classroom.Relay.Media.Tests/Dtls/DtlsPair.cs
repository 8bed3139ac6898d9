using System.Diagnostics;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Dtls;

/// <summary>
/// A client and a server with a wire between them that the test damages. Runs in real time, because OpenSSL times retransmissions itself;
/// nothing waits longer than <see cref="Patience"/>.
/// </summary>
internal sealed class DtlsPair : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<(DtlsPeer To, byte[] Datagram)> _held = [];

    public DtlsPeer Client { get; } = new(DtlsRole.Client);

    public DtlsPeer Server { get; } = new(DtlsRole.Server);

    public MonotonicTime Now => new((long)_clock.Elapsed.TotalMicroseconds);

    public bool IsConnected => Client.Session.State == DtlsState.Connected && Server.Session.State == DtlsState.Connected;

    public void Start()
    {
        Server.Start(Client.Fingerprint, Now);
        Client.Start(Server.Fingerprint, Now);
    }

    /// <summary>Carries datagrams until none is on its way. <paramref name="isLost"/> is asked for each.</summary>
    public void Exchange(Func<byte[], DtlsPeer, bool>? isLost = null)
    {
        while (Client.Sent.Count + Server.Sent.Count > 0)
        {
            Carry(Client, Server, isLost);
            Carry(Server, Client, isLost);
        }
    }

    /// <summary>Lets the named ends, both by default, forget what only a handshake needs.</summary>
    public void Settle(params DtlsPeer[] ends)
    {
        foreach (var end in ends.Length == 0 ? [Client, Server] : ends)
        {
            end.Session.Tick(end.Session.NextDeadline);
        }
    }

    /// <summary>Carries datagrams and lets timers run until both sides are connected.</summary>
    public async Task ConnectAsync(Func<byte[], DtlsPeer, bool>? isLost = null)
    {
        Exchange(isLost);
        while (!IsConnected)
        {
            var deadline = MonotonicTime.Min(Client.Session.NextDeadline, Server.Session.NextDeadline);
            Assert.True(deadline < MonotonicTime.Never, "Not connected, and no timer runs.");
            Assert.True(_clock.Elapsed < Patience, "Not connected in time.");
            if (deadline > Now)
            {
                await Task.Delay(deadline - Now + TimeSpan.FromMilliseconds(1));
            }

            Client.Session.Tick(Now);
            Server.Session.Tick(Now);
            Exchange(isLost);
        }
    }

    /// <summary>Carries with random loss, reordering and duplication until both sides are connected.</summary>
    public Task ConnectOverBadWireAsync(Random random) => ConnectAsync((datagram, to) =>
    {
        switch (random.Next(10))
        {
            case < 2:
                return true;
            case < 4:
                _held.Add((to, datagram));
                return true;
            default:
                to.Session.Receive(datagram, Now);
                foreach (var (late, held) in _held)
                {
                    late.Session.Receive(held, Now);
                }

                _held.Clear();
                return random.Next(3) > 0;
        }
    });

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }

    private void Carry(DtlsPeer from, DtlsPeer to, Func<byte[], DtlsPeer, bool>? isLost)
    {
        while (from.Sent.TryDequeue(out var datagram))
        {
            if (isLost?.Invoke(datagram, to) != true)
            {
                to.Session.Receive(datagram, Now);
            }
        }
    }
}
