using System.Net;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Ice;

public sealed class IceLiteAgentTests
{
    private static readonly MonotonicTime Origin = new(0);
    private static readonly TransportAddress Wifi = Address("192.0.2.1");
    private static readonly TransportAddress Mobile = Address("2001:db8::1");
    private static readonly IceCredentials Peer = new("peer", "the password of the peer");

    private readonly IceCredentials _local = IceCredentials.Create();
    private readonly RecordingSink _sink = new();
    private readonly IceLiteAgent _agent;

    public IceLiteAgentTests()
    {
        _agent = new IceLiteAgent(_local, _sink);
    }

    private delegate void Attributes(ref StunWriter writer);

    [Fact]
    public void Receive_PlainCheck_IsAnsweredWithTheSourceAndSelectsNothing()
    {
        Assert.Equal(IceEvent.Authenticated, _agent.Receive(Check(_local), Wifi, Origin));

        var (to, datagram) = Assert.Single(_sink.Sent);
        Assert.True(StunReader.TryParse(datagram, out var answer));
        Assert.Equal(Wifi, to);
        Assert.Equal(StunMessageType.BindingSuccess, answer.Type);
        Assert.Equal(Wifi, answer.MappedAddress);
        Assert.True(answer.IsAuthentic(_local));
        Assert.Equal(IceState.New, _agent.State);
        Assert.True(_agent.Selected.IsEmpty);
    }

    [Fact]
    public void Receive_UseCandidate_SelectsOnce()
    {
        Assert.Equal(IceEvent.Selected, _agent.Receive(Nomination(_local), Wifi, Origin));
        Assert.Equal(IceEvent.Authenticated, _agent.Receive(Nomination(_local), Wifi, Origin));

        Assert.Equal((IceState.Connected, Wifi), (_agent.State, _agent.Selected));
        Assert.Equal((1, 2, 2), (_agent.Statistics.Selections, _agent.Statistics.RequestsReceived, _agent.Statistics.ResponsesSent));
    }

    [Fact]
    public void Receive_UseCandidateFromElsewhere_IsFollowedAtOnce()
    {
        _agent.Receive(Nomination(_local), Wifi, Origin);

        Assert.Equal(IceEvent.Authenticated, _agent.Receive(Check(_local), Mobile, Origin));
        Assert.Equal(Wifi, _agent.Selected);
        Assert.Equal(IceEvent.Selected, _agent.Receive(Nomination(_local), Mobile, Origin));
        Assert.Equal(Mobile, _agent.Selected);
    }

    [Fact]
    public void Receive_WrongPassword_IsCountedAndTouchesNothing()
    {
        _agent.Receive(Nomination(_local), Wifi, Origin);
        _sink.Sent.Clear();
        var forger = new IceCredentials(_local.UsernameFragment, "guess");

        Assert.Equal(IceEvent.Discarded, _agent.Receive(Nomination(forger), Mobile, Origin + TimeSpan.FromSeconds(9)));

        Assert.Empty(_sink.Sent);
        Assert.Equal(Wifi, _agent.Selected);
        Assert.Equal(Origin + IceLiteAgent.ConsentTimeout, _agent.NextDeadline);
        Assert.Equal((1, 1), (_agent.Statistics.Unauthenticated, _agent.Statistics.RequestsReceived));
    }

    [Fact]
    public void Receive_OtherFragment_IsCountedAndNotAnswered()
    {
        Assert.Equal(IceEvent.Discarded, _agent.Receive(Nomination(new IceCredentials("other", _local.Password)), Wifi, Origin));

        Assert.Empty(_sink.Sent);
        Assert.Equal(1, _agent.Statistics.Unauthenticated);
    }

    [Fact]
    public void Receive_Junk_IsCounted()
    {
        Assert.Equal(IceEvent.Discarded, _agent.Receive(new byte[20], Wifi, Origin));
        Assert.Equal(IceEvent.Discarded, _agent.Receive(default, Wifi, Origin));

        Assert.Equal(2, _agent.Statistics.Malformed);
    }

    [Fact]
    public void Receive_FromAControlledPeer_IsAnsweredWithRoleConflict()
    {
        var check = Request(_local, static (ref StunWriter writer) =>
        {
            writer.IceControlled(5);
            writer.UseCandidate();
        });

        Assert.Equal(IceEvent.Authenticated, _agent.Receive(check, Wifi, Origin));

        Assert.True(StunReader.TryParse(_sink.Sent.Dequeue().Datagram, out var answer));
        Assert.Equal((StunMessageType.BindingError, 487), (answer.Type, answer.ErrorCode));
        Assert.True(answer.IsAuthentic(_local));
        Assert.Equal(IceState.New, _agent.State);
    }

    [Fact]
    public void Receive_UnknownAttributeThatMustBeUnderstood_IsAnsweredWithItsNumber()
    {
        var buffer = new byte[StunWriter.MaxIceMessage];
        var writer = new StunWriter(buffer, StunMessageType.BindingRequest, StunTransactionId.Create());
        writer.UnknownAttributes(0);
        const int firstType = 20;
        buffer[firstType] = 0x7F;
        writer.Username(_local, Peer);
        writer.UseCandidate();

        Assert.Equal(IceEvent.Authenticated, _agent.Receive(buffer.AsSpan(0, writer.Finish(_local)), Wifi, Origin));

        Assert.True(StunReader.TryParse(_sink.Sent.Dequeue().Datagram, out var answer));
        Assert.Equal(420, answer.ErrorCode);
        Assert.Equal(IceState.New, _agent.State);
    }

    [Fact]
    public void Tick_ThirtySecondsOfSilence_LosesConsentOnce()
    {
        _agent.Receive(Nomination(_local), Wifi, Origin);
        var end = Origin + IceLiteAgent.ConsentTimeout;

        Assert.Equal(end, _agent.NextDeadline);
        Assert.Equal(IceEvent.None, _agent.Tick(end - TimeSpan.FromMicroseconds(1)));
        Assert.Equal(IceEvent.ConsentLost, _agent.Tick(end));
        Assert.Equal(IceEvent.None, _agent.Tick(end));
        Assert.Equal((IceState.Disconnected, MonotonicTime.Never), (_agent.State, _agent.NextDeadline));
        Assert.True(_agent.Selected.IsEmpty);
    }

    [Fact]
    public void Receive_PlainCheckFromTheSelectedAddress_RenewsConsent()
    {
        _agent.Receive(Nomination(_local), Wifi, Origin);
        _agent.Receive(Check(_local), Wifi, Origin + TimeSpan.FromSeconds(20));
        _agent.Receive(Check(_local), Mobile, Origin + TimeSpan.FromSeconds(25));

        Assert.Equal(Origin + TimeSpan.FromSeconds(50), _agent.NextDeadline);
    }

    [Fact]
    public void Receive_PlainCheckAfterConsentWasLost_ResumesTheOldPairOnly()
    {
        _agent.Receive(Nomination(_local), Wifi, Origin);
        var late = Origin + TimeSpan.FromMinutes(5);
        _agent.Tick(late);

        Assert.Equal(IceEvent.Authenticated, _agent.Receive(Check(_local), Mobile, late));
        Assert.Equal(IceEvent.Selected, _agent.Receive(Check(_local), Wifi, late));
        Assert.Equal((IceState.Connected, Wifi), (_agent.State, _agent.Selected));
    }

    [Fact]
    public void Restart_OldCredentials_StayValidUntilTheNewAreNominated()
    {
        _agent.Receive(Nomination(_local), Wifi, Origin);
        var fresh = IceCredentials.Create();
        _agent.Restart(fresh);

        Assert.Equal(IceEvent.Authenticated, _agent.Receive(Check(_local), Wifi, Origin));
        Assert.Equal(IceEvent.Authenticated, _agent.Receive(Check(fresh), Mobile, Origin));
        Assert.Equal((Wifi, _local), (_agent.Selected, _agent.Replaced));

        Assert.Equal(IceEvent.Selected, _agent.Receive(Nomination(fresh), Mobile, Origin));
        Assert.Null(_agent.Replaced);
        Assert.Equal(IceEvent.Discarded, _agent.Receive(Check(_local), Wifi, Origin));
    }

    [Fact]
    public void Receive_Check_AllocatesNothing()
    {
        var agent = new IceLiteAgent(_local, new DiscardingSink());
        var check = Nomination(_local);
        agent.Receive(check, Wifi, Origin);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            agent.Receive(check, Wifi, Origin);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static TransportAddress Address(string ip) => TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Parse(ip), 5000));

    private static byte[] Check(IceCredentials receiver) =>
        Request(receiver, static (ref StunWriter writer) => writer.IceControlling(5));

    private static byte[] Nomination(IceCredentials receiver) => Request(receiver, static (ref StunWriter writer) =>
    {
        writer.IceControlling(5);
        writer.UseCandidate();
    });

    private static byte[] Request(IceCredentials receiver, Attributes add)
    {
        var buffer = new byte[StunWriter.MaxIceMessage];
        var writer = new StunWriter(buffer, StunMessageType.BindingRequest, StunTransactionId.Create());
        writer.Username(receiver, Peer);
        add(ref writer);
        return buffer[..writer.Finish(receiver)];
    }

    private sealed class DiscardingSink : IPacketSink
    {
        private readonly byte[] _buffer = new byte[PacketBuffer.Capacity];

        public Span<byte> Reserve(int capacity) => _buffer;

        public void Commit(in TransportAddress to, int length)
        {
        }
    }
}
