using System.Buffers;
using System.Text.Json;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Ink;
using Classroom.Shared.MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Shared.Tests.MessagePack;

public sealed class MessagePackHubProtocolTests
{
    private static readonly MessagePackHubProtocol Protocol = new();
    private static readonly FixedBinder Enter = new(typeof(EnterRequest));

    [Fact]
    public void Invocation_WithHeadersAndStreams_ComesBack()
    {
        var sent = new InvocationMessage("7", FixedBinder.Target, [new EnterRequest("i")], ["s1"]) { Headers = new Dictionary<string, string> { ["k"] = "v" } };

        var read = Assert.IsType<InvocationMessage>(Parse(sent, Enter));

        Assert.Equal("7", read.InvocationId);
        Assert.Equal([new EnterRequest("i")], read.Arguments);
        Assert.Equal("s1", Assert.Single(read.StreamIds!));
        Assert.Equal("v", read.Headers!["k"]);
    }

    [Fact]
    public void Invocation_WithoutAnswer_HasNoId() =>
        Assert.Null(Assert.IsType<InvocationMessage>(Parse(new InvocationMessage(FixedBinder.Target, [new EnterRequest("i")]), Enter)).InvocationId);

    [Fact]
    public void StreamInvocation_Written_ComesBack() =>
        Assert.Equal([new EnterRequest("i")], Assert.IsType<StreamInvocationMessage>(Parse(new StreamInvocationMessage("7", FixedBinder.Target, [new EnterRequest("i")]), Enter)).Arguments);

    [Fact]
    public void StreamItem_Written_ComesBack() =>
        Assert.Equal(new EnterRequest("i"), Assert.IsType<StreamItemMessage>(Parse(new StreamItemMessage("7", new EnterRequest("i")), Enter)).Item);

    [Fact]
    public void Completion_OfEachKind_ComesBack()
    {
        Assert.Equal("boom", Assert.IsType<CompletionMessage>(Parse(CompletionMessage.WithError("7", "boom"), Enter)).Error);
        Assert.False(Assert.IsType<CompletionMessage>(Parse(CompletionMessage.Empty("7"), Enter)).HasResult);
        Assert.Null(Assert.IsType<CompletionMessage>(Parse(CompletionMessage.WithResult("7", null), Enter)).Result);
    }

    [Fact]
    public void ControlMessages_Written_ComeBack()
    {
        Assert.IsType<PingMessage>(Parse(PingMessage.Instance, Enter));
        Assert.Equal("7", Assert.IsType<CancelInvocationMessage>(Parse(new CancelInvocationMessage("7"), Enter)).InvocationId);
        Assert.True(Assert.IsType<CloseMessage>(Parse(new CloseMessage("why", allowReconnect: true), Enter)).AllowReconnect);
        Assert.Equal(5, Assert.IsType<AckMessage>(Parse(new AckMessage(5), Enter)).SequenceId);
        Assert.Equal(long.MaxValue, Assert.IsType<SequenceMessage>(Parse(new SequenceMessage(long.MaxValue), Enter)).SequenceId);
    }

    [Fact]
    public void ByteArray_AsArgument_IsAByteString()
    {
        var bytes = new byte[70_000];
        Random.Shared.NextBytes(bytes);
        var frame = Protocol.GetMessageBytes(new InvocationMessage(FixedBinder.Target, [bytes]));

        Assert.True(frame.Length < bytes.Length + 64);
        Assert.Equal(bytes, Assert.IsType<InvocationMessage>(Parse(frame, new FixedBinder(typeof(byte[])))).Arguments[0]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[[],{},[[{}]],{\"a\":[],\"b\":{\"c\":[1,{}]}},null,true,false]")]
    [InlineData("[\"\",\"圆的周长\",\"a\\\"b\\\\c\\n\",{\"n\\\"\":\"x\"}]")]
    [InlineData("[0,127,128,-32,-33,65536,-2147483649,9223372036854775807,18446744073709551615,0.5,-1E+300]")]
    public void Argument_OfAnyShape_ComesBack(string json)
    {
        var sent = JsonElement.Parse(json);

        Assert.True(JsonElement.DeepEquals(sent, RoundTrip(sent)));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void Argument_WithManyMembers_ComesBack(int members)
    {
        var sent = JsonSerializer.SerializeToElement(new
        {
            map = Enumerable.Range(0, members).ToDictionary(at => $"k{at}", at => at % 3),
            list = Enumerable.Range(0, members).Select(at => new[] { at }),
        });

        Assert.True(JsonElement.DeepEquals(sent, RoundTrip(sent)));
    }

    [Fact]
    public void TryParse_EveryPrefixOfAFrame_AsksForMoreAndTakesNothing()
    {
        var frame = Protocol.GetMessageBytes(new InvocationMessage("7", FixedBinder.Target, [new EnterRequest(new('x', 300))]));
        for (var length = 0; length < frame.Length; length++)
        {
            var input = new ReadOnlySequence<byte>(frame[..length]);
            Assert.False(Protocol.TryParseMessage(ref input, Enter, out _));
            Assert.Equal(length, input.Length);
        }
    }

    [Fact]
    public void TryParse_FrameInManySegments_IsRead()
    {
        var input = Segments.OfOneByte(Protocol.GetMessageBytes(new InvocationMessage("7", FixedBinder.Target, [new EnterRequest(new('x', 300))])));
        Assert.True(Protocol.TryParseMessage(ref input, Enter, out var message));
        Assert.IsType<InvocationMessage>(message);
        Assert.True(input.IsEmpty);
    }

    [Fact]
    public void TryParse_KindOfALaterVersion_IsPassedOver()
    {
        byte[] unknown = [2, 0x91, 99];
        var input = new ReadOnlySequence<byte>([.. unknown, .. unknown, .. Protocol.GetMessageBytes(PingMessage.Instance).Span]);
        Assert.True(Protocol.TryParseMessage(ref input, Enter, out var message));
        Assert.IsType<PingMessage>(message);
    }

    [Fact]
    public void TryParse_UnknownTarget_IsABindingFailure()
    {
        var failure = Assert.IsType<InvocationBindingFailureMessage>(Parse(new InvocationMessage("7", "Nowhere", []), Enter));
        Assert.Equal("7", failure.InvocationId);
        Assert.IsType<HubException>(failure.BindingFailure.SourceException);
    }

    [Fact]
    public void TryParse_ArgumentsThatDoNotFit_AreABindingFailure()
    {
        Assert.IsType<InvocationBindingFailureMessage>(Parse(new InvocationMessage("7", FixedBinder.Target, []), Enter));
        Assert.IsType<InvocationBindingFailureMessage>(Parse(new InvocationMessage("7", FixedBinder.Target, ["text"]), Enter));
        Assert.IsType<InvocationBindingFailureMessage>(Parse(new InvocationMessage(FixedBinder.Target, [new { instanceId = (string?)null }]), Enter));
        Assert.IsType<InvocationBindingFailureMessage>(Parse(new StreamInvocationMessage("7", FixedBinder.Target, [1]), Enter));
        Assert.IsType<StreamBindingFailureMessage>(Parse(new StreamItemMessage("7", 1), Enter));
        Assert.NotNull(Assert.IsType<CompletionMessage>(Parse(CompletionMessage.WithResult("7", 1), Enter)).Error);
    }

    [Fact]
    public void TryParse_NestingBeyondTheLimit_IsABindingFailure()
    {
        byte[] nested = [.. Enumerable.Repeat((byte)0x91, 10_000), 0];
        byte[] body = [0x96, 1, 0x80, 0xa1, (byte)'7', 0xa6, .. "Method"u8, 0x91, .. nested, 0x90];
        Assert.IsType<InvocationBindingFailureMessage>(Parse(Framed(body), new FixedBinder(typeof(object))));
    }

    [Theory]
    [InlineData("ffffffffff01")] // a length of six bytes
    [InlineData("ffffffff7f")] // a length beyond the limit
    [InlineData("00")] // no body
    [InlineData("0190")] // no kind
    [InlineData("029101")] // an invocation that ends at once
    [InlineData("0591018001a0")] // an invocation id that is a number
    [InlineData("0495038001a1")] // a completion cut short
    [InlineData("079503 80a13105c0")] // a completion of no known kind
    public void TryParse_EnvelopeAmiss_IsInvalidData(string hex)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => Parse(bytes, Enter));
    }

    [Fact]
    public void TryParse_LengthAboveTheLimit_IsInvalidData()
    {
        var prefix = new ArrayBufferWriter<byte>();
        LengthPrefix.Write(ContractLimits.MaxReplyBytes + 1, prefix);
        Assert.Throws<InvalidDataException>(() => Parse(prefix.WrittenMemory, Enter));
    }

    [Fact]
    public void State_WrittenInParts_IsAsItIsWhole()
    {
        var state = Drawn("first");
        foreach (var value in new object[] { state, state, new Reply<LessonState>(state, null) })
        {
            Assert.Equal(Written(JsonSerializer.SerializeToElement(value, ContractJson.Options)), Written(value));
        }
    }

    [Fact]
    public void Part_InPlaceOfAnother_IsWrittenItself() => Assert.NotEqual(Written(Drawn("first")), Written(Drawn("other")));

    private static LessonState Drawn(string mark) => LessonState.Empty with
    {
        Title = "几何",
        Rooms = [new LessonRoom("a", "甲", LessonRole.Lecturer, Present: true)],
        Ink = InkState.Empty with { Surfaces = [new InkSurface("page/1", [new InkMark(mark, InkKind.Text, 1, 100, "AAAA", "圆", "t")], []), new InkSurface("page/2", [], ["gone"])] },
    };

    private static byte[] Written(object value) => Protocol.GetMessageBytes(new InvocationMessage(FixedBinder.Target, [value])).ToArray();

    private static JsonElement RoundTrip(JsonElement sent)
        => (JsonElement)Assert.IsType<InvocationMessage>(Parse(new InvocationMessage(FixedBinder.Target, [sent]), new FixedBinder(typeof(JsonElement)))).Arguments[0]!;

    private static HubMessage? Parse(HubMessage message, IInvocationBinder binder) => Parse(Protocol.GetMessageBytes(message), binder);

    private static HubMessage? Parse(ReadOnlyMemory<byte> frame, IInvocationBinder binder)
    {
        var input = new ReadOnlySequence<byte>(frame);
        Protocol.TryParseMessage(ref input, binder, out var message);
        return message;
    }

    private static byte[] Framed(byte[] body)
    {
        var frame = new ArrayBufferWriter<byte>();
        LengthPrefix.Write(body.Length, frame);
        frame.Write(body);
        return frame.WrittenSpan.ToArray();
    }
}
