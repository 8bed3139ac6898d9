using Classroom.Relay.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Ink;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>What SignalR itself cannot bind is refused as all else is: with a code, counted, limited; and the connection goes on.</summary>
public sealed class MisfitTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private static readonly EnterRequest Entry = new("a-page-of-misfits");

    private static readonly Dictionary<string, HubMessage> Calls = new()
    {
        ["no argument"] = new InvocationMessage("7", "Enter", []),
        ["one argument too many"] = new InvocationMessage("7", "Enter", [Entry, Entry]),
        ["a number for a record"] = new InvocationMessage("7", "Enter", [7]),
        ["a number for a text"] = new InvocationMessage("7", "Enter", [new { instanceId = 7 }]),
        ["an unknown command"] = new InvocationMessage("7", "Send", [new { lessonId = "x", commandId = "c", command = new { type = "noSuchCommand" } }]),
        ["an unknown method"] = new InvocationMessage("7", "NoSuchMethod", [Entry]),
        ["a method that is not the client's to call"] = new InvocationMessage("7", "misfit", [new MisfitCall("x", "y")]),
        ["the same with nothing"] = new InvocationMessage("7", "Misfit", [null]),
        ["a call for a stream"] = new StreamInvocationMessage("7", "PauseConsumers", [new ConsumersRequest([])]),
        ["a call with a stream"] = new InvocationMessage("7", "PauseConsumers", [new ConsumersRequest([])], ["s"]),
    };

    private static readonly Dictionary<string, HubMessage> NoCalls = new()
    {
        ["a call that wants no answer"] = new InvocationMessage("NoSuchMethod", [Entry]),
        ["an answer to nothing"] = CompletionMessage.WithResult("9", 1),
        ["an item of no stream"] = new StreamItemMessage("s", 1),
    };

    /// <summary>Arguments of <c>Enter</c>, call "7", in bytes.</summary>
    private static readonly Dictionary<string, byte[]> Arguments = new()
    {
        ["a byte that MessagePack never uses"] = [0x91, 0xc1],
        ["a text longer than the message"] = [0x91, 0xdb, 0xff, 0xff, 0xff, 0xff],
        ["a list longer than the message"] = [0xdd, 0xff, 0xff, 0xff, 0xff],
        ["lists in lists without an end"] = [.. Enumerable.Repeat((byte)0x91, 100)],
        ["no list"] = [0x07],
        ["nothing"] = [],
    };

    public static TheoryData<string> CallNames => [.. Calls.Keys];

    public static TheoryData<string> NoCallNames => [.. NoCalls.Keys];

    public static TheoryData<string> ArgumentNames => [.. Arguments.Keys];

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task Call_ThatCannotBeBound_IsRefusedAsInvalidAndCounted(string call)
    {
        using var hub = await EnterAsync();

        await RefusedAsync(hub, hub.Frame(Calls[call]));
    }

    [Theory]
    [MemberData(nameof(ArgumentNames))]
    public async Task Call_WithMalformedArguments_IsRefusedAsInvalidAndCounted(string arguments)
    {
        using var hub = await EnterAsync();

        await RefusedAsync(hub, RawPackHub.Frame([0x95, 0x01, 0x80, 0xa1, (byte)'7', 0xa5, .. "Enter"u8, .. Arguments[arguments]]));
    }

    [Theory]
    [MemberData(nameof(NoCallNames))]
    public async Task Message_ThatWaitsForNoAnswer_IsCountedAllTheSame(string message)
    {
        using var hub = await EnterAsync();
        var before = Times("invalid");

        await hub.SayAsync(hub.Frame(NoCalls[message]));

        await GoesOnAsync(hub);
        Assert.Equal(before + 1, Times("invalid"));
    }

    [Fact]
    public async Task Message_WithoutAnEnvelope_EndsThatConnectionOnlyAndIsCounted()
    {
        using var hub = await EnterAsync();
        using var other = await EnterAsync();
        var before = Times("invalid");

        await hub.SayAsync(RawPackHub.Frame(0xc1));

        await Assert.ThrowsAnyAsync<Exception>(() => hub.AnswerAsync("7"));
        await LiveRelay.EventuallyAsync(() => Times("invalid") == before + 1);
        await GoesOnAsync(other);
    }

    [Fact]
    public async Task Flood_OfCallsThatCannotBeBound_IsLimitedAndHarmsNoLesson()
    {
        const int Calls = 400;
        await using var lesson = await relay.BeginAsync(1);
        using var hub = await EnterAsync();
        var seq = relay.Board.Find(lesson.State.LessonId)!.State.Seq;
        var (invalid, tooMany) = (Times("invalid"), Times("tooMany"));

        await hub.SayAsync([.. Enumerable.Range(0, Calls).SelectMany(call => hub.Frame(new InvocationMessage($"c{call}", "NoSuchMethod", [])))]);

        Assert.Equal("invalid", await hub.AnswerAsync("c0"));
        Assert.Equal("tooMany", await hub.AnswerAsync($"c{Calls - 1}"));
        Assert.Equal(Calls, Times("invalid") - invalid + Times("tooMany") - tooMany);
        await GoesOnAsync(hub);
        Assert.Equal(seq, relay.Board.Find(lesson.State.LessonId)!.State.Seq);
        await Lesson.DoAsync(lesson.Lecturer, new DrawMark("screen", new InkMark("m1", InkKind.Pen, 0, 120, "AAA")));
    }

    private async Task<RawPackHub> EnterAsync()
    {
        var hub = await RawPackHub.ConnectAsync(relay.Address, relay.TokenOf(Role.Director));
        await hub.SayAsync(hub.Frame(new InvocationMessage("enter", "Enter", [new EnterRequest(Guid.NewGuid().ToString("n"))])));
        Assert.Equal("ok", await hub.AnswerAsync("enter"));
        return hub;
    }

    private async Task RefusedAsync(RawPackHub hub, byte[] call)
    {
        var before = Times("invalid");

        await hub.SayAsync(call);

        Assert.Equal("invalid", await hub.AnswerAsync("7"));
        Assert.Equal(before + 1, Times("invalid"));
        await GoesOnAsync(hub);
    }

    private static async Task GoesOnAsync(RawPackHub hub)
    {
        await hub.SayAsync(hub.Frame(new InvocationMessage("after", "PauseConsumers", [new ConsumersRequest([])])));
        Assert.Equal("ok", await hub.AnswerAsync("after"));
    }

    private long Times(string code) => relay.Refusals.Counts.FirstOrDefault(count => count.Code == code)?.Times ?? 0;
}
