using System.Net;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Fuzz.Targets;

/// <summary>STUN messages into both ICE agents. Promise: only what carries an unchanged signed part is believed.</summary>
internal sealed class StunTarget : IFuzzTarget, IPacketSink
{
    // MESSAGE-INTEGRITY and FINGERPRINT with their headers end every message of the corpus.
    private const int UnsignedTail = 24 + 8;
    private const int LengthField = 2;
    private const int LengthFieldEnd = 4;

    private static readonly IceCredentials Server = new("server++", "password of the server//");
    private static readonly IceCredentials Client = new("client++", "password of the client//");
    private static readonly TransportAddress From = TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Loopback, 4000));

    private readonly byte[] _buffer = new byte[PacketBuffer.Capacity];

    public string Name => "stun";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        Message(StunMessageType.BindingRequest, isNomination: false),
        Message(StunMessageType.BindingRequest, isNomination: true),
        Message(StunMessageType.BindingSuccess, isNomination: false),
        Message(StunMessageType.BindingError, isNomination: false),
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        var lite = new IceLiteAgent(Server, this);
        var controlling = new IceControllingAgent(Client, this);
        controlling.Start(Server, [IceCandidate.Host(From, 0)], default);
        var believed = lite.Receive(input, From, default) != IceEvent.Discarded;
        believed |= controlling.Receive(input, From, default) == IceEvent.Selected;
        lite.Tick(new MonotonicTime(1));
        controlling.Tick(new MonotonicTime(1));
        if (believed && !IsSigned(input))
        {
            throw new FuzzFinding("A message changed after it was signed was believed.");
        }
    }

    public Span<byte> Reserve(int capacity) => _buffer.AsSpan(0, capacity);

    public void Commit(in TransportAddress to, int length)
    {
    }

    /// <summary>Whether the part that MESSAGE-INTEGRITY covers is that of a message in the corpus; the length field it sets by itself.</summary>
    private bool IsSigned(ReadOnlySpan<byte> input)
    {
        foreach (var message in Corpus)
        {
            var signed = message.AsSpan(LengthFieldEnd..^UnsignedTail);
            if (input.Length >= message.Length - UnsignedTail
                && input[..LengthField].SequenceEqual(message.AsSpan(0, LengthField))
                && input[LengthFieldEnd..].StartsWith(signed))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Message(StunMessageType type, bool isNomination)
    {
        var buffer = new byte[StunWriter.MaxIceMessage];
        var writer = new StunWriter(buffer, type, new StunTransactionId(1, 2));
        if (type == StunMessageType.BindingRequest)
        {
            writer.Username(receiver: Server, sender: Client);
            writer.Priority(1);
            writer.IceControlling(2);
        }
        else
        {
            writer.XorMappedAddress(From);
        }

        if (isNomination)
        {
            writer.UseCandidate();
        }

        if (type == StunMessageType.BindingError)
        {
            writer.Error(StunErrorCode.RoleConflict);
        }

        return buffer[..writer.Finish(Server)];
    }
}
