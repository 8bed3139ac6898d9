using System.Net;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Tests.Udp;

public sealed class SendBatchTests : IDisposable
{
    private const int SocketOptionNoChecksum = 11;

    private readonly UdpSocket _sender = UdpSocket.Open(0);
    private readonly UdpSocket _receiver = UdpSocket.Open(0);
    private readonly PacketPool _pool = new();
    private readonly ReceiveBatch _received;

    public SendBatchTests() => _received = new ReceiveBatch(_receiver, _pool);

    private TransportAddress Receiver => TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Loopback, _receiver.Port));

    [Fact]
    public void Flush_EqualPacketsToOneReceiver_GoAsOneSegmentedMessage()
    {
        using var batch = new SendBatch(_sender, allowSegmentation: true);

        Commit(batch, Receiver, 1000, 1000, 1000, 1000);
        batch.Flush();

        Assert.Equal(1, batch.Statistics.Calls);
        Assert.Equal(_sender.SupportsSegmentation ? 1 : 0, batch.Statistics.SegmentedMessages);
        Assert.Equal([1000, 1000, 1000, 1000], Drain());
    }

    [Fact]
    public void Flush_LongerPacketOrPacketAfterAShorterOne_BeginsANewMessage()
    {
        using var batch = new SendBatch(_sender, allowSegmentation: true);

        Commit(batch, Receiver, 1000, 1000, 500, 1000, 1001, 1001);
        batch.Flush();

        Assert.Equal(6, batch.Statistics.Packets);
        Assert.Equal(_sender.SupportsSegmentation ? 2 : 0, batch.Statistics.SegmentedMessages);
        Assert.Equal([1000, 1000, 500, 1000, 1001, 1001], Drain());
    }

    [Fact]
    public void Flush_KernelRefusesSegmentation_SendsPlainDatagrams()
    {
        // Without checksums the kernel answers a segmented message with EINVAL or EIO.
        Assert.True(LibC.TrySetOption(_sender.Descriptor, LibC.SolSocket, SocketOptionNoChecksum, 1));
        using var batch = new SendBatch(_sender, allowSegmentation: true);

        Commit(batch, Receiver, 900, 900, 300);
        batch.Flush();
        Commit(batch, Receiver, 900, 900);
        batch.Flush();

        Assert.Equal([900, 900, 300, 900, 900], Drain());
        Assert.Equal(5, batch.Statistics.Packets);
        Assert.Equal(0, batch.Statistics.SegmentedMessages);
        Assert.Equal(0, batch.Statistics.DroppedRefused);
        Assert.InRange(batch.Statistics.SegmentationRefused, _sender.SupportsSegmentation ? 1 : 0, 2);
    }

    [Fact]
    public void Commit_MoreMessagesAndBytesThanABatchHolds_KeepsEveryPacketInOrder()
    {
        using var batch = new SendBatch(_sender, allowSegmentation: true);
        var other = TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Parse("127.0.0.2"), _receiver.Port));

        for (var i = 0; i < 300; i++)
        {
            Commit(batch, i % 2 == 0 ? Receiver : other, 1200);
        }

        batch.Flush();

        Assert.Equal(300, batch.Statistics.Packets);
        Assert.Equal(Enumerable.Repeat(1200, 300), Drain());
    }

    [Fact]
    public void Flush_UnreachableReceiver_IsCountedAndTheOthersAreServed()
    {
        using var batch = new SendBatch(_sender, allowSegmentation: true);

        Commit(batch, Receiver, 100);
        Commit(batch, TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Broadcast, 9)), 100);
        Commit(batch, Receiver, 101);
        batch.Flush();

        Assert.Equal(2, batch.Statistics.Packets);
        Assert.Equal(1, batch.Statistics.DroppedRefused);
        Assert.Equal([100, 101], Drain());
    }

    [Fact]
    public void Reserve_MoreThanAPacket_Throws()
    {
        using var batch = new SendBatch(_sender, allowSegmentation: true);

        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Reserve(PacketBuffer.Capacity + 1).Length);
    }

    [Fact]
    public void Receive_IPv4PeerOnDualStackSocket_HasItsIPv4Address()
    {
        using var batch = new SendBatch(_sender, allowSegmentation: true);

        Commit(batch, Receiver, 40);
        batch.Flush();

        Assert.Equal(1, _received.Receive());
        Assert.True(_received.TryTake(0, out var packet, out var from));
        Assert.Equal(TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Loopback, _sender.Port)), from);
        _pool.Return(packet);
    }

    [Fact]
    public void Receive_DatagramLongerThanABuffer_IsDroppedAndCounted()
    {
        using var client = new System.Net.Sockets.UdpClient();
        client.Send(new byte[PacketBuffer.Capacity + 1], new IPEndPoint(IPAddress.Loopback, _receiver.Port));

        Assert.Equal(1, _received.Receive());
        Assert.False(_received.TryTake(0, out _, out _));
        Assert.Equal(1, _received.Statistics.Dropped);
    }

    public void Dispose()
    {
        _received.Dispose();
        Assert.Equal(0, _pool.Rented);
        _pool.Dispose();
        _sender.Dispose();
        _receiver.Dispose();
    }

    /// <summary>Writes datagrams filled with the low byte of their own length.</summary>
    private static void Commit(SendBatch batch, in TransportAddress to, params ReadOnlySpan<int> lengths)
    {
        foreach (var length in lengths)
        {
            batch.Reserve(PacketBuffer.Capacity)[..length].Fill((byte)length);
            batch.Commit(in to, length);
        }
    }

    /// <summary>Lengths of what arrived; loopback delivers before the send call returns.</summary>
    private List<int> Drain()
    {
        var lengths = new List<int>();
        for (var count = _received.Receive(); count > 0; count = _received.Receive())
        {
            for (var i = 0; i < count; i++)
            {
                Assert.True(_received.TryTake(i, out var packet, out _));
                Assert.Equal(-1, packet.Span.IndexOfAnyExcept((byte)packet.Length));
                lengths.Add(packet.Length);
                _pool.Return(packet);
            }
        }

        return lengths;
    }
}
