using System.Buffers;
using System.Text.Json;
using Classroom.Shared.Contracts;
using Classroom.Shared.MessagePack;
using Classroom.Shared.Tests.MessagePack;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Shared.Tests.Contracts;

public sealed class ContractRoundTripTests
{
    private const int SamplesPerType = 40;

    public static TheoryData<Type> Types => new(ContractSamples.Types);

    [Theory]
    [MemberData(nameof(Types))]
    public void Json_AnyInstance_ComesBackEqual(Type type)
    {
        var samples = new ContractSamples(seed: 1);
        for (var i = 0; i < SamplesPerType; i++)
        {
            var before = Json(samples.Create(type), type);
            Assert.Equal(before, Json(JsonSerializer.Deserialize(before, type, ContractJson.Options), type));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void MessagePack_AnyInstance_ComesBackEqual(Type type)
    {
        var samples = new ContractSamples(seed: 2);
        var protocol = new MessagePackHubProtocol();
        for (var i = 0; i < SamplesPerType; i++)
        {
            var value = samples.Create(type);
            // The type as it is declared decides whether a case is marked; a value alone stands for itself.
            var declared = value.GetType();
            var frame = new ReadOnlySequence<byte>(protocol.GetMessageBytes(CompletionMessage.WithResult("1", value)));

            Assert.True(protocol.TryParseMessage(ref frame, new FixedBinder(declared), out var message));
            Assert.Equal(Json(value, declared), Json(Assert.IsType<CompletionMessage>(message).Result, declared));
            Assert.True(frame.IsEmpty);
        }
    }

    private static string Json(object? value, Type type) => JsonSerializer.Serialize(value, type, ContractJson.Options);
}
