using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Ice;

public sealed class IceControllingAgentTests
{
    private static readonly TransportAddress First = IceNetwork.Address("192.0.2.1");
    private static readonly TransportAddress Second = IceNetwork.Address("2001:db8::1");
    private static readonly TransportAddress Dead = IceNetwork.Address("203.0.113.9");
    private static readonly TimeSpan RoundTrip = 2 * IceNetwork.Delay;

    [Fact]
    public void Start_OneCandidate_ConnectsBothInTwoRoundTrips()
    {
        var network = new IceNetwork(First);
        network.Start(First);
        network.Run(TimeSpan.FromSeconds(1));

        Assert.Equal([(new MonotonicTime(0) + 2 * RoundTrip, IceEvent.Selected)], network.ClientEvents);
        Assert.Equal((IceState.Connected, First), (network.Client.State, network.Client.Selected));
        Assert.Equal((IceState.Connected, IceNetwork.ClientAddress), (network.Server.State, network.Server.Selected));
        Assert.Equal(RoundTrip, network.Client.Statistics.RoundTrip);
        Assert.Equal(2, network.Client.Statistics.RequestsSent);
    }

    [Fact]
    public void Start_BestCandidateDead_TakesTheNextAfterItsPatience()
    {
        var network = new IceNetwork(Second);
        network.Start(Dead, Second);
        network.Run(TimeSpan.FromSeconds(1));

        Assert.Equal(Second, network.Client.Selected);
        Assert.True(network.ClientEvents.Single().At.Microseconds < 250_000);
    }

    [Fact]
    public void Start_AllAnswer_TakesTheBest()
    {
        var network = new IceNetwork(First, Second);
        network.Start(First, Second);
        network.Run(TimeSpan.FromSeconds(1));

        Assert.Equal(First, network.Client.Selected);
    }

    [Fact]
    public void Start_ManyDeadCandidates_PacesFirstChecksAndGivesUpAfterSevenSendsEach()
    {
        var network = new IceNetwork();
        var candidates = Enumerable.Range(1, 5).Select(i => IceNetwork.Address($"203.0.113.{i}")).ToArray();
        network.Start(candidates);
        network.Run(TimeSpan.FromSeconds(60));

        var firstSends = network.ClientSends.DistinctBy(send => send.To).Select(send => send.At.Microseconds / 1000);
        Assert.Equal([0, 50, 100, 150, 200], firstSends);
        Assert.All(candidates, candidate => Assert.Equal(
            [0, 500, 1500, 3500, 7500, 15500, 31500],
            network.ClientSends.Where(send => send.To == candidate).Select(send => (send.At - network.ClientSends.First(first => first.To == candidate).At).TotalMilliseconds)));
        Assert.Equal(MonotonicTime.Never, network.Client.NextDeadline);
        Assert.Equal(IceState.New, network.Client.State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Start_ThirdOfAllDatagramsLost_Connects(int seed)
    {
        var random = new Random(seed);
        var network = new IceNetwork(First, Second) { IsLost = _ => random.Next(3) == 0 };
        network.Start(First, Dead, Second);
        network.Run(TimeSpan.FromSeconds(40));

        Assert.Equal(IceState.Connected, network.Client.State);
        Assert.Equal(IceState.Connected, network.Server.State);
    }

    [Fact]
    public void Start_NominationLostForGood_TakesAnother()
    {
        var network = new IceNetwork(First, Second);
        network.Start(First, Second);
        network.Run(RoundTrip - TimeSpan.FromMilliseconds(1));
        network.ServerAddresses.Remove(First);
        network.IsLost = to => to == First;
        network.Run(TimeSpan.FromSeconds(50));

        Assert.Equal(Second, network.Client.Selected);
    }

    [Fact]
    public void Consent_TenMinutes_IsKeptByAFewChecksAMinute()
    {
        var network = new IceNetwork(First);
        network.Start(First);
        network.Run(TimeSpan.FromMinutes(10));

        Assert.Equal(IceState.Connected, network.Client.State);
        Assert.Equal(IceState.Connected, network.Server.State);
        Assert.InRange(network.ClientSends.Count, 100, 152);
        Assert.Equal(0, network.Server.Statistics.ConsentLosses);
        var gaps = network.ClientSends.Skip(2).Zip(network.ClientSends.Skip(3), (a, b) => b.At - a.At);
        Assert.All(gaps, gap => Assert.InRange(gap.TotalSeconds, 4, 6));
    }

    [Fact]
    public void Consent_PathDies_EndsOnBothSidesAfterThirtySeconds()
    {
        var network = new IceNetwork(First);
        network.Start(First);
        network.Run(TimeSpan.FromSeconds(60));
        network.IsLost = _ => true;
        network.Run(TimeSpan.FromSeconds(31));

        Assert.Equal(IceEvent.ConsentLost, network.ClientEvents[^1].Event);
        Assert.Equal(IceEvent.ConsentLost, network.ServerEvents[^1].Event);
        Assert.True(network.Client.Selected.IsEmpty);
        Assert.Equal(MonotonicTime.Never, network.Client.NextDeadline);
    }

    [Fact]
    public void Consent_ThirdOfAllDatagramsLost_IsKept()
    {
        var network = new IceNetwork(First);
        network.Start(First);
        network.Run(TimeSpan.FromSeconds(1));
        var count = 0;
        network.IsLost = _ => count++ % 3 == 0;
        network.Run(TimeSpan.FromMinutes(10));

        Assert.Equal(IceState.Connected, network.Client.State);
        Assert.Single(network.ClientEvents);
    }

    [Fact]
    public void Restart_OfTheServer_MovesToItsNewCredentialsWithoutAGap()
    {
        var network = new IceNetwork(First, Second);
        network.Start(First);
        network.Run(TimeSpan.FromSeconds(1));
        network.Server.Restart(IceCredentials.Create());
        network.Start(Second);
        Assert.Equal((IceState.Connected, First), (network.Client.State, network.Client.Selected));
        network.Run(TimeSpan.FromSeconds(60));

        Assert.Equal((IceState.Connected, Second), (network.Client.State, network.Client.Selected));
        Assert.Null(network.Server.Replaced);
        Assert.DoesNotContain(network.ClientEvents, noted => noted.Event == IceEvent.ConsentLost);
        Assert.Equal(0, network.Server.Statistics.Unauthenticated);
    }

    [Fact]
    public void Receive_AnswerFromAnotherAddressOrWithoutPassword_IsNotBelieved()
    {
        var sink = new RecordingSink();
        var remote = IceCredentials.Create();
        var agent = new IceControllingAgent(IceCredentials.Create(), sink);
        agent.Start(remote, [IceCandidate.Host(First, 0)], default);
        Assert.True(StunReader.TryParse(sink.Sent.Dequeue().Datagram, out var check));

        Assert.Equal(IceEvent.Discarded, agent.Receive(Answer(check.TransactionId, agent.Local), First, default));
        Assert.Equal(IceEvent.Discarded, agent.Receive(Answer(StunTransactionId.Create(), remote), First, default));
        Assert.Equal(IceEvent.Authenticated, agent.Receive(Answer(check.TransactionId, remote), Second, default));
        Assert.Empty(sink.Sent);
        Assert.Equal(IceState.New, agent.State);
    }

    private static byte[] Answer(StunTransactionId id, IceCredentials credentials)
    {
        var buffer = new byte[StunWriter.MaxIceMessage];
        var writer = new StunWriter(buffer, StunMessageType.BindingSuccess, id);
        writer.XorMappedAddress(First);
        return buffer[..writer.Finish(credentials)];
    }
}
