using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// Protected packets of both profiles into receivers of either. Promises: nothing opens but what was sealed, nothing else is touched, and
/// what was sealed still opens afterwards.
/// </summary>
internal sealed class SrtpTarget : IFuzzTarget
{
    private const ushort FirstSequence = 65_000;

    private static readonly Profile[] Profiles = [MakeProfile(SrtpProfile.AeadAes128Gcm), MakeProfile(SrtpProfile.Aes128CmHmacSha1_80)];

    private readonly byte[] _scratch = new byte[PacketBuffer.Capacity];
    private int _next;

    public string Name => "srtp";

    public IReadOnlyList<byte[]> Corpus { get; } = [.. Profiles.SelectMany(profile => profile.Sealed)];

    public void Run(ReadOnlySpan<byte> input)
    {
        // Each implementation in turn.
        var implementation = AesImplementations.Available[_next++ % AesImplementations.Available.Count];
        foreach (var profile in Profiles)
        {
            using var receiver = new SrtpReceiver(profile.Keys, implementation);
            var packet = _scratch.AsSpan(0, input.Length);
            input.CopyTo(packet);
            var isOpen = Open(receiver, packet) == SrtpResult.Ok;
            if (isOpen != Contains(profile.Sealed, input))
            {
                throw new FuzzFinding(isOpen ? "A packet opened that was not sealed." : "A sealed packet did not open.");
            }

            if (!isOpen && !packet.SequenceEqual(input))
            {
                throw new FuzzFinding("A packet that did not open was changed.");
            }

            OpenAll(receiver, profile, isOpen ? input : default);
        }
    }

    /// <summary>As a transport does.</summary>
    private static SrtpResult Open(SrtpReceiver receiver, Span<byte> packet)
    {
        if (packet.Length > 1 && packet[1] is >= 192 and <= 223)
        {
            return receiver.OpenRtcp(packet, out _);
        }

        return RtpHeader.TryParse(packet, out var header) ? receiver.OpenRtp(packet, header.Length, out _, out _) : SrtpResult.TooShort;
    }

    private void OpenAll(SrtpReceiver receiver, Profile profile, ReadOnlySpan<byte> opened)
    {
        foreach (var datagram in profile.Sealed)
        {
            var packet = _scratch.AsSpan(0, datagram.Length);
            datagram.CopyTo(packet);
            var expected = opened.SequenceEqual(datagram) ? SrtpResult.Replayed : SrtpResult.Ok;
            if (Open(receiver, packet) != expected)
            {
                throw new FuzzFinding("What a receiver remembers was changed.");
            }
        }
    }

    private static bool Contains(IEnumerable<byte[]> packets, ReadOnlySpan<byte> input)
    {
        foreach (var packet in packets)
        {
            if (input.SequenceEqual(packet))
            {
                return true;
            }
        }

        return false;
    }

    private static Profile MakeProfile(SrtpProfile profile)
    {
        var key = Enumerable.Range(1, 16).Select(value => (byte)value).ToArray();
        var salt = Enumerable.Range(40, profile.MasterSaltBytes()).Select(value => (byte)value).ToArray();
        var keys = new SrtpKeyingMaterial(profile, key, salt, key, salt);
        using var sender = new SrtpSender(keys);
        var packets = new List<byte[]>();
        for (ushort i = 0; i < 3; i++)
        {
            var packet = SamplePackets.Make(96, 1, (ushort)(FirstSequence + i), 3, SamplePackets.Payloads[i]);
            packets.Add(Seal(packet, sender.RtpOverhead, bytes => sender.SealRtp(bytes, RtpHeader.FixedLength, packet.Length, (ulong)(FirstSequence + i))));
        }

        foreach (var report in SampleReports.Make(new Ssrc(1), new Ssrc(2), new Ssrc(3)).Take(4))
        {
            packets.Add(Seal(report, sender.RtcpOverhead, bytes => sender.SealRtcp(bytes, report.Length)));
        }

        return new Profile(keys, packets);
    }

    private static byte[] Seal(byte[] packet, int overhead, Func<byte[], int> seal)
    {
        byte[] bytes = [.. packet, .. new byte[overhead]];
        return bytes[..seal(bytes)];
    }

    private sealed record Profile(SrtpKeyingMaterial Keys, IReadOnlyList<byte[]> Sealed);
}
