using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Seal;

/// <summary>One way at work: the same payload sealed for one receiver after the other, each with keys of its own, as a packet is forwarded.</summary>
internal sealed class SealRun : IDisposable
{
    public const int Receivers = 100;

    private const int HeaderBytes = 12;
    private const int PayloadBytes = 1200 - HeaderBytes;
    private const uint Ssrc = 0x1234_5678;
    private const int KeyBytes = 16;

    private readonly SealSink _sink = new(Receivers);
    private readonly TagBatch? _tags;
    private readonly IPacketSink _way;
    private readonly SrtpSender[] _senders = new SrtpSender[Receivers];
    private readonly SrtpReceiver[] _receivers = new SrtpReceiver[Receivers];
    private readonly byte[] _payload = new byte[PayloadBytes];
    private ulong _sequence;

    public SealRun(SealWay way)
    {
        _tags = way.Together ? new TagBatch(_sink) : null;
        _way = (IPacketSink?)_tags ?? _sink;
        var random = new Random(3711);
        random.NextBytes(_payload);
        for (var i = 0; i < Receivers; i++)
        {
            var (key, salt) = (new byte[KeyBytes], new byte[way.Profile.MasterSaltBytes()]);
            random.NextBytes(key);
            random.NextBytes(salt);
            var keys = new SrtpKeyingMaterial(way.Profile, key, salt, key, salt);
            _senders[i] = new SrtpSender(keys, way.Implementation, _tags);
            _receivers[i] = new SrtpReceiver(keys, way.Implementation);
        }
    }

    /// <summary>CPU time of one packet, in nanoseconds.</summary>
    public double Measure(int rounds)
    {
        var thread = LibC.GetThreadId();
        var before = CurrentThread.CpuTimeOf(thread);
        for (var i = 0; i < rounds; i++)
        {
            SealForAll();
        }

        return (CurrentThread.CpuTimeOf(thread) - before).TotalNanoseconds / rounds / Receivers;
    }

    /// <summary>Whether every receiver can open what it was sent last, and finds the payload in it.</summary>
    public bool IsRight()
    {
        for (var i = 0; i < Receivers; i++)
        {
            var packet = _sink.At(i);
            if (_receivers[i].OpenRtp(packet, HeaderBytes, out var length, out _) != SrtpResult.Ok || !packet[HeaderBytes..length].SequenceEqual(_payload))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var (sender, receiver) in _senders.Zip(_receivers))
        {
            sender.Dispose();
            receiver.Dispose();
        }

        _tags?.Dispose();
        _sink.Dispose();
    }

    private void SealForAll()
    {
        _sink.Restart();
        _sequence++;
        foreach (var sender in _senders)
        {
            var datagram = _way.Reserve(HeaderBytes + PayloadBytes + sender.RtpOverhead);
            BinaryPrimitives.WriteUInt32BigEndian(datagram, 0x8060_0000 | (ushort)_sequence);
            BinaryPrimitives.WriteUInt32BigEndian(datagram[4..], 0);
            BinaryPrimitives.WriteUInt32BigEndian(datagram[8..], Ssrc);
            _way.Commit(default, sender.SealRtp(_payload, datagram, HeaderBytes, _sequence));
        }

        _tags?.Complete();
    }
}
