using System.Buffers.Binary;
using System.Globalization;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Udp;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>
/// One peer of the server with a socket of its own. Media that comes is only looked at by its checks, so that a hundred receivers cost less
/// than the server that feeds them. Belongs to the load thread, as everything here.
/// </summary>
internal abstract class LoadPeer : IDisposable
{
    // RFC 5761 §4: a second byte in this range is RTCP.
    private const int FirstRtcp = 192;
    private const int LastRtcp = 223;

    private readonly TrackCheck?[] _checks = new TrackCheck?[128];
    private readonly Dictionary<uint, TrackCheck> _checksBySource = [];

    protected LoadPeer()
    {
        KernelStamp.Enable(Socket.Descriptor);
        Sent = new SendBatch(Socket, allowSegmentation: true);
    }

    protected UdpSocket Socket { get; } = UdpSocket.Open(0);

    protected SendBatch Sent { get; }

    /// <summary>Opens media; null while there are no keys, or where media is not protected.</summary>
    protected SrtpReceiver? Keys { get; set; }

    /// <summary>Packets of this payload type are checked.</summary>
    public void Expect(int payloadType, TrackCheck check) => _checks[payloadType] = check;

    /// <summary>Packets of this source are checked: for a peer with several tracks of one payload type.</summary>
    public void Expect(Ssrc source, TrackCheck check) => _checksBySource[source.Value] = check;

    /// <summary>The same for tracks whose payload types the server's description names.</summary>
    public bool Expect(SessionDescription server, IReadOnlyDictionary<LoadTrack, TrackCheck> checks)
    {
        foreach (var (track, check) in checks)
        {
            var section = server.Media.First(one => one.Kind.Equals($"{track.Kind}", StringComparison.OrdinalIgnoreCase));
            Expect(int.Parse(section.Formats[0], CultureInfo.InvariantCulture), check);
        }

        return true;
    }

    /// <summary>Takes in what came, and lets timers fire.</summary>
    public void Poll(LoadBatch batch, MonotonicTime now)
    {
        batch.Receive(Socket, this, now);
        Tick(now);
        Sent.Flush();
    }

    /// <summary>One datagram; valid during the call only.</summary>
    /// <param name="arrival">Of the kernel's clock, in nanoseconds.</param>
    public void Take(Span<byte> datagram, long arrival, MonotonicTime now)
    {
        if (datagram.Length >= 12
            && datagram[0] is >= 128 and <= 191
            && datagram[1] is < FirstRtcp or > LastRtcp
            && Find(datagram) is { } check)
        {
            check.Take(datagram, arrival, Keys);
        }
        else
        {
            TakeOther(datagram, now);
        }
    }

    /// <summary>Sends a track's next packets back to back, at once.</summary>
    public abstract void Send(LoadTrack track, int count, MonotonicTime now);

    public virtual void Dispose()
    {
        Keys?.Dispose();
        Sent.Dispose();
        Socket.Dispose();
    }

    private TrackCheck? Find(ReadOnlySpan<byte> packet) => _checksBySource.Count == 0
        ? _checks[packet[1] & 0x7F]
        : _checksBySource.GetValueOrDefault(BinaryPrimitives.ReadUInt32BigEndian(packet[8..]));

    /// <summary>What is not media to be checked: connectivity, handshake, reports.</summary>
    protected abstract void TakeOther(ReadOnlySpan<byte> datagram, MonotonicTime now);

    protected abstract void Tick(MonotonicTime now);
}
