using System.Buffers;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.MessagePack;
using Classroom.Shared.Tests.Contracts;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Shared.Tests.MessagePack;

/// <summary>Damaged frames end in a message or in <see cref="InvalidDataException"/>, and in nothing else.</summary>
public sealed class MessagePackFuzzTests
{
    private const int Rounds = 8_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TryParse_RandomlyDamagedFrames_NothingElseEscapes(int seed)
    {
        var random = new Random(seed);
        var protocol = new MessagePackHubProtocol();
        var types = typeof(IRelayHub).GetMethods().SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType).Distinct().ToArray();
        var frames = types.Select(type => (Type: type, Bytes: Frame(protocol, type, seed))).ToArray();
        var read = 0;
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (type, bytes) = frames[random.Next(frames.Length)];
            var input = new ReadOnlySequence<byte>(Damage(bytes, random));
            try
            {
                while (protocol.TryParseMessage(ref input, new FixedBinder(type), out _))
                    read++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        Assert.True(read > Rounds / 10 && refused > Rounds / 100, $"The damage is too small or too large to tell anything: {read} read, {refused} refused.");
    }

    private static byte[] Frame(MessagePackHubProtocol protocol, Type type, int seed) =>
        protocol.GetMessageBytes(new InvocationMessage("1", FixedBinder.Target, [new ContractSamples(seed).Create(type)])).ToArray();

    private static byte[] Damage(byte[] frame, Random random)
    {
        var bytes = (byte[])frame.Clone();
        for (var hits = random.Next(1, 4); hits > 0; hits--)
        {
            var at = random.Next(bytes.Length);
            bytes = random.Next(4) switch
            {
                0 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
                1 when bytes.Length > 1 => [.. bytes[..at], .. bytes[(at + 1)..]],
                2 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
                _ => [.. bytes[..at], (byte)random.Next(0xc0, 0xe0), .. bytes[(at + 1)..]],
            };
        }
        return bytes;
    }
}
