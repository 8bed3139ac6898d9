using System.Net;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Ice;

/// <summary>
/// A client and a lite server in virtual time, with <see cref="Delay"/> each way. The server owns several addresses; what is sent to
/// others is lost.
/// </summary>
internal sealed class IceNetwork
{
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(10);
    public static readonly TransportAddress ClientAddress = Address("198.51.100.1");

    private readonly RecordingSink _clientSink = new();
    private readonly RecordingSink _serverSink = new();
    private readonly PriorityQueue<Flight, long> _flights = new();

    public IceNetwork(params TransportAddress[] serverAddresses)
    {
        ServerAddresses = [.. serverAddresses];
        Client = new IceControllingAgent(IceCredentials.Create(), _clientSink);
        Server = new IceLiteAgent(IceCredentials.Create(), _serverSink);
    }

    public HashSet<TransportAddress> ServerAddresses { get; }

    public IceControllingAgent Client { get; }

    public IceLiteAgent Server { get; }

    public MonotonicTime Now { get; private set; } = new(0);

    /// <summary>Asked for each datagram on its way, both directions.</summary>
    public Func<TransportAddress, bool> IsLost { get; set; } = _ => false;

    /// <summary>When the client sent what to which address.</summary>
    public List<(MonotonicTime At, TransportAddress To)> ClientSends { get; } = [];

    public List<(MonotonicTime At, IceEvent Event)> ClientEvents { get; } = [];

    public List<(MonotonicTime At, IceEvent Event)> ServerEvents { get; } = [];

    public static TransportAddress Address(string ip) => TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Parse(ip), 4000));

    public void Start(params TransportAddress[] candidates)
    {
        Client.Start(Server.Local, [.. candidates.Select((candidate, index) => IceCandidate.Host(candidate, index))], Now);
        Collect();
    }

    /// <summary>Lets <paramref name="duration"/> pass, event by event.</summary>
    public void Run(TimeSpan duration)
    {
        var end = Now + duration;
        while (true)
        {
            var next = MonotonicTime.Min(Client.NextDeadline, Server.NextDeadline);
            if (_flights.TryPeek(out _, out var arrival))
            {
                next = MonotonicTime.Min(next, new MonotonicTime(arrival));
            }

            if (next > end)
            {
                Now = end;
                return;
            }

            Now = MonotonicTime.Max(Now, next);
            Deliver();
            Note(ClientEvents, Client.Tick(Now));
            Note(ServerEvents, Server.Tick(Now));
            Collect();
        }
    }

    private void Deliver()
    {
        while (_flights.TryPeek(out var flight, out var arrival) && arrival <= Now.Microseconds)
        {
            _flights.Dequeue();
            if (flight.To == ClientAddress)
            {
                Note(ClientEvents, Client.Receive(flight.Datagram, flight.From, Now));
            }
            else
            {
                Note(ServerEvents, Server.Receive(flight.Datagram, flight.From, Now));
                Collect(flight.To);
            }
        }
    }

    /// <summary>Takes what was sent; the server answers from the address that was asked.</summary>
    private void Collect(TransportAddress serverAddress = default)
    {
        while (_clientSink.Sent.TryDequeue(out var sent))
        {
            ClientSends.Add((Now, sent.To));
            if (ServerAddresses.Contains(sent.To) && !IsLost(sent.To))
            {
                _flights.Enqueue(new Flight(ClientAddress, sent.To, sent.Datagram), (Now + Delay).Microseconds);
            }
        }

        while (_serverSink.Sent.TryDequeue(out var sent))
        {
            if (!IsLost(sent.To))
            {
                _flights.Enqueue(new Flight(serverAddress, sent.To, sent.Datagram), (Now + Delay).Microseconds);
            }
        }
    }

    private void Note(List<(MonotonicTime At, IceEvent Event)> events, IceEvent what)
    {
        if (what is IceEvent.Selected or IceEvent.ConsentLost)
        {
            events.Add((Now, what));
        }
    }

    private sealed record Flight(TransportAddress From, TransportAddress To, byte[] Datagram);
}
