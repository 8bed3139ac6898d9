using Classroom.Relay.Media.Ice;

namespace Classroom.Benchmarks.Flood;

/// <summary>Datagrams to flood with; the same each run, as far as they do not name a transport.</summary>
internal static class FloodPackets
{
    private const int Count = 64;
    private const int Seed = 20260901;
    private const int ShortestJunk = 12;
    private const int LongestPacket = 1200;
    private const byte RtpVersion = 0x80;
    private const byte VideoPayloadType = 96;

    /// <param name="victim">Credentials of the transport that is named; only its fragment is known to the sender.</param>
    public static IReadOnlyList<byte[]> Make(FloodKind kind, IceCredentials victim)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Count).Select(_ => kind switch
        {
            FloodKind.Junk => Junk(random, random.Next(ShortestJunk, LongestPacket)),
            FloodKind.WrongKeyStun => Check(victim),
            _ => Media(random),
        })];
    }

    private static byte[] Junk(Random random, int length)
    {
        var packet = new byte[length];
        random.NextBytes(packet);
        return packet;
    }

    private static byte[] Check(IceCredentials victim)
    {
        var stranger = IceCredentials.Create();
        var buffer = new byte[StunWriter.MaxIceMessage];
        var writer = new StunWriter(buffer, StunMessageType.BindingRequest, StunTransactionId.Create());
        writer.Username(victim, stranger);
        writer.Priority(1);
        writer.IceControlling(1);
        writer.UseCandidate();
        return buffer[..writer.Finish(stranger)];
    }

    private static byte[] Media(Random random)
    {
        var packet = Junk(random, LongestPacket);
        packet[0] = RtpVersion;
        packet[1] = VideoPayloadType;
        return packet;
    }
}
