using System.Buffers.Binary;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp;

/// <summary>A sender and a receiver with the same random keys, and packets to send through them.</summary>
internal sealed class SrtpHarness : IDisposable
{
    public const int HeaderBytes = 12;

    public SrtpHarness(SrtpProfile profile, AesImplementation implementation)
    {
        var random = new Random(35);
        Key = new byte[16];
        Salt = new byte[profile.MasterSaltBytes()];
        random.NextBytes(Key);
        random.NextBytes(Salt);
        var keys = new SrtpKeyingMaterial(profile, Key, Salt, Key, Salt);
        Sender = new SrtpSender(keys, implementation);
        Receiver = new SrtpReceiver(keys, implementation);
    }

    public byte[] Key { get; }

    public byte[] Salt { get; }

    public SrtpSender Sender { get; }

    public SrtpReceiver Receiver { get; }

    /// <summary>A plain RTP packet whose payload tells its number.</summary>
    public static byte[] Rtp(ulong extendedSequence, uint ssrc = 0x1234_5678, int payload = 100)
    {
        var packet = new byte[HeaderBytes + payload];
        packet[0] = 0x80;
        packet[1] = 96;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)extendedSequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        new Random((int)extendedSequence).NextBytes(packet.AsSpan(HeaderBytes));
        return packet;
    }

    /// <summary>A plain receiver report of one block.</summary>
    public static byte[] Rtcp(uint ssrc = 0x1234_5678)
    {
        var packet = new byte[32];
        packet[0] = 0x81;
        packet[1] = 201;
        packet[3] = 7;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), ssrc);
        return packet;
    }

    public byte[] Seal(ulong extendedSequence, uint ssrc = 0x1234_5678, int payload = 100)
    {
        var plain = Rtp(extendedSequence, ssrc, payload);
        var packet = new byte[plain.Length + Sender.RtpOverhead];
        plain.CopyTo(packet, 0);
        Assert.Equal(packet.Length, Sender.SealRtp(packet, HeaderBytes, plain.Length, extendedSequence));
        return packet;
    }

    public byte[] SealRtcp(uint ssrc = 0x1234_5678)
    {
        var plain = Rtcp(ssrc);
        var packet = new byte[plain.Length + Sender.RtcpOverhead];
        plain.CopyTo(packet, 0);
        Assert.Equal(packet.Length, Sender.SealRtcp(packet, plain.Length));
        return packet;
    }

    /// <summary>Opens a copy of <paramref name="packet"/>.</summary>
    public SrtpResult Open(byte[] packet, out ulong extendedSequence) =>
        Receiver.OpenRtp(packet.ToArray(), HeaderBytes, out _, out extendedSequence);

    /// <summary>Opens a copy of <paramref name="packet"/>.</summary>
    public SrtpResult OpenRtcp(byte[] packet) => Receiver.OpenRtcp(packet.ToArray(), out _);

    public void Dispose()
    {
        Sender.Dispose();
        Receiver.Dispose();
    }
}
