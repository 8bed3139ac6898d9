using System.Buffers.Binary;
using Classroom.Relay.Media.Dtls;

namespace Classroom.Relay.Media.Tests.Dtls;

/// <summary>What a path does to a handshake: loss, reordering, fragments.</summary>
public sealed class DtlsLossTests : IDisposable
{
    private const int RecordHeader = 13;
    private const int MessageHeader = 12;

    private readonly DtlsPair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Handshake_FlightLost_IsRepeatedBeforeOpenSslsOwnSecond(int flight)
    {
        var index = 0;
        var sizes = new List<int>();
        _pair.Start();
        await _pair.ConnectAsync((datagram, _) =>
        {
            sizes.Add(datagram.Length);
            return index++ == flight;
        });

        Assert.True(_pair.Now.Microseconds < 1_000_000, $"Took {_pair.Now}.");
        Assert.All(sizes, size => Assert.InRange(size, 1, DtlsSession.MaxDatagram));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Handshake_LossReorderingAndDuplicates_Completes(int seed)
    {
        _pair.Start();
        await _pair.ConnectOverBadWireAsync(new Random(seed));

        Assert.Equal(Assert.Single(_pair.Client.Keys).LocalKey, Assert.Single(_pair.Server.Keys).RemoteKey);
    }

    [Fact]
    public async Task Handshake_LastFlightLostAfterServerIsDone_IsRepeatedByTheDoneServer()
    {
        _pair.Start();
        var lost = 0;
        await _pair.ConnectAsync((_, to) => to == _pair.Client && _pair.Server.Session.State == DtlsState.Connected && lost++ < 2);

        Assert.True(_pair.IsConnected);
        Assert.Single(_pair.Server.Keys);
    }

    /// <summary>OpenSSL by itself would drop what follows the repeated ClientHello.</summary>
    [Fact]
    public void Receive_RepeatedMessageAndNewFlightInOneDatagram_TakesTheFlight()
    {
        const int sequenceOffset = 10;
        _pair.Start();
        var hello = _pair.Client.Sent.Dequeue();
        _pair.Server.Session.Receive(hello, _pair.Now);
        _pair.Client.Session.Receive(_pair.Server.Sent.Dequeue(), _pair.Now);
        hello[sequenceOffset] = 40;
        _pair.Server.Session.Receive([.. hello, .. _pair.Client.Sent.Dequeue()], _pair.Now);
        _pair.Exchange();

        Assert.True(_pair.IsConnected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ClientHello_InTwoFragments_IsTakenInEitherOrder(bool isSwapped)
    {
        _pair.Start();
        var hello = _pair.Client.Sent.Dequeue();
        var half = (hello.Length - RecordHeader - MessageHeader) / 2;
        byte[][] fragments = [Fragment(hello, 0, half, 40), Fragment(hello, half, hello.Length - RecordHeader - MessageHeader - half, 41)];
        if (isSwapped)
        {
            Array.Reverse(fragments);
        }

        _pair.Server.Session.Receive(fragments[0], _pair.Now);
        Assert.Empty(_pair.Server.Sent);
        _pair.Server.Session.Receive(fragments[1], _pair.Now);
        Assert.NotEmpty(_pair.Server.Sent);
        _pair.Exchange();

        Assert.True(_pair.IsConnected);
    }

    /// <summary>Chromium's ClientHello with a post-quantum share has about 1,700 bytes and comes in pieces of any size.</summary>
    [Fact]
    public void ClientHello_InManyFragmentsShuffledAndRepeated_IsTaken()
    {
        _pair.Start();
        var hello = _pair.Client.Sent.Dequeue();
        var body = hello.Length - RecordHeader - MessageHeader;
        const int size = 20;
        var fragments = Enumerable.Range(0, (body + size - 1) / size)
            .Select(i => Fragment(hello, i * size, Math.Min(size, body - i * size), (byte)(40 + i)))
            .ToArray();
        new Random(4).Shuffle(fragments);
        foreach (var fragment in fragments)
        {
            _pair.Server.Session.Receive(fragment, _pair.Now);
            _pair.Server.Session.Receive(fragment, _pair.Now);
        }

        _pair.Exchange();

        Assert.True(_pair.IsConnected);
    }

    /// <summary>Cuts a piece out of the handshake message of a record that holds one (RFC 6347 §4.2.3).</summary>
    /// <param name="sequence">Record number, one the client itself will not use, or its own record would be taken for a replay.</param>
    private static byte[] Fragment(byte[] record, int offset, int length, byte sequence)
    {
        var fragment = new byte[RecordHeader + MessageHeader + length];
        record.AsSpan(0, RecordHeader + MessageHeader).CopyTo(fragment);
        fragment[10] = sequence;
        BinaryPrimitives.WriteUInt16BigEndian(fragment.AsSpan(11), (ushort)(MessageHeader + length));
        BinaryPrimitives.WriteUInt16BigEndian(fragment.AsSpan(20), (ushort)offset);
        BinaryPrimitives.WriteUInt16BigEndian(fragment.AsSpan(23), (ushort)length);
        record.AsSpan(RecordHeader + MessageHeader + offset, length).CopyTo(fragment.AsSpan(RecordHeader + MessageHeader));
        return fragment;
    }
}
