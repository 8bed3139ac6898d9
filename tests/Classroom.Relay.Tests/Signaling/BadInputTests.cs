using System.Text.Json;
using Classroom.Relay.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Media;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>Whatever a client says, it gets a typed answer, keeps its connection, and disturbs nobody.</summary>
public sealed class BadInputTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private const string Audio = """{"codecs":[{"mimeType":"audio/opus","payloadType":111,"clockRate":48000,"channels":2}],"encodings":[{"ssrc":7}]}""";

    public static TheoryData<string, string, string> Calls => new()
    {
        { "Enter", "[null]", "invalid" },
        { "Enter", """[{"instanceId":"short"}]""", "invalid" },
        { "Enter", """[{"instanceId":"another-page-load"}]""", "conflict" },
        { "Enter", """[{"instanceId":7}]""", "invalid" },
        { "Enter", "[]", "invalid" },
        { "Enter", "[[[[[[]]]]]]", "invalid" },
        { "NoSuchMethod", "[{}]", "invalid" },
        { "StartLesson", "[null]", "invalid" },
        { "StartLesson", """[{"roomId":"lecture-02"}]""", "forbidden" },
        { "StartLesson", """[{"roomId":"no-such-room"}]""", "forbidden" },
        { "StartLesson", "[{}]", "conflict" },
        { "Send", "[null]", "invalid" },
        { "Send", """[{"lessonId":"x","commandId":"c","command":{"type":"endLesson"}}]""", "notFound" },
        { "Send", """[{"lessonId":"x","commandId":"","command":{"type":"endLesson"}}]""", "invalid" },
        { "Send", """[{"lessonId":"x","commandId":"c","command":null}]""", "invalid" },
        { "Send", """[{"lessonId":"x","commandId":"c","command":{"type":"openLesson"}}]""", "invalid" },
        { "Send", $$$"""[{"lessonId":"x","commandId":"{{{Text(65)}}}","command":{"type":"endLesson"}}]""", "invalid" },
        { "Signal", "[null]", "invalid" },
        { "Signal", """[{"lessonId":"x","signal":{"type":"pointerLeft"}}]""", "notFound" },
        { "Signal", """[{"lessonId":"x","signal":null}]""", "invalid" },
        { "Signal", """[{"lessonId":"x","signal":{"type":"noSuchSignal"}}]""", "invalid" },
        { "Signal", """[{"lessonId":"x","signal":{"type":"strokeGrown","surface":"screen","mark":{"id":"m","kind":"pen","colour":0,"width":9,"points":null},"from":0}}]""", "invalid" },
        { "Signal", """[{"lessonId":"x","signal":{"type":"pointerLeft"},"ageMs":"old"}]""", "invalid" },
        { "PictureTime", "[null]", "invalid" },
        { "PictureTime", """[{"consumerId":"x"}]""", "notFound" },
        { "CreateTransport", "[null]", "invalid" },
        { "CreateTransport", """[{"direction":"receive","routerId":""}]""", "notFound" },
        { "CreateTransport", """[{"direction":"receive","routerId":"r9-00000000"}]""", "notFound" },
        { "CreateTransport", """[{"direction":"sideways"}]""", "invalid" },
        { "ConnectTransport", "[null]", "invalid" },
        { "ConnectTransport", """[{"transportId":"x","dtlsParameters":null}]""", "invalid" },
        { "ConnectTransport", """[{"transportId":"x","dtlsParameters":{"role":"client","fingerprints":[]}}]""", "invalid" },
        { "ConnectTransport", $$$"""[{"transportId":"x","dtlsParameters":{"role":"client","fingerprints":[{{{Many("""{"algorithm":"sha-256","value":"zz"}""", 1000)}}}]}}]""", "invalid" },
        { "RestartIce", "[null]", "invalid" },
        { "RestartIce", """[{"transportId":"x"}]""", "notFound" },
        { "Produce", "[null]", "invalid" },
        { "Produce", $$$"""[{"transportId":"x","kind":"audio","source":"microphone","rtpParameters":{{{Audio}}}}]""", "notFound" },
        { "Produce", $$$"""[{"transportId":"x","kind":"video","source":"microphone","rtpParameters":{{{Audio}}}}]""", "invalid" },
        { "Produce", $$$"""[{"transportId":"x","kind":"smell","source":"microphone","rtpParameters":{{{Audio}}}}]""", "invalid" },
        { "Produce", $$$"""[{"transportId":"x","kind":"audio","source":"nose","rtpParameters":{{{Audio}}}}]""", "invalid" },
        { "Produce", """[{"transportId":"x","kind":"audio","source":"microphone","rtpParameters":{"codecs":[]}}]""", "invalid" },
        { "Produce", """[{"transportId":"x","kind":"audio","source":"microphone","rtpParameters":{"codecs":[null],"encodings":[null]}}]""", "invalid" },
        { "CloseSource", "[null]", "invalid" },
        { "CloseSource", """[{"sourceId":"x"}]""", "notFound" },
        { "Consume", "[null]", "invalid" },
        { "Consume", """[{"transportId":"x","sourceIds":[],"rtpCapabilities":{"codecs":[],"headerExtensions":[]}}]""", "invalid" },
        { "Consume", $$$"""[{"transportId":"x","sourceIds":[{{{Many("\"s\"", 65)}}}],"rtpCapabilities":{"codecs":[],"headerExtensions":[]}}]""", "invalid" },
        { "Consume", """[{"transportId":"x","sourceIds":[null],"rtpCapabilities":{"codecs":[null],"headerExtensions":[]}}]""", "invalid" },
        { "Consume", """[{"transportId":"x","sourceIds":["s"],"rtpCapabilities":{"codecs":[],"headerExtensions":[]},"layer":3}]""", "invalid" },
        { "Consume", """[{"transportId":"x","sourceIds":["s"],"rtpCapabilities":{"codecs":[],"headerExtensions":[]}}]""", "notFound" },
        { "ResumeConsumers", "[null]", "invalid" },
        { "ResumeConsumers", $$$"""[{"consumerIds":[{{{Many("\"c\"", 65)}}}]}]""", "invalid" },
        { "ResumeConsumers", """[{"consumerIds":["c","c"]}]""", "ok" },
        { "PauseConsumers", "[null]", "invalid" },
        { "PauseConsumers", """[{"consumerIds":[]}]""", "ok" },
        { "CloseConsumers", "[null]", "invalid" },
        { "CloseConsumers", $$$"""[{"consumerIds":[{{{Many("\"c\"", 25_000)}}}]}]""", "invalid" },
        { "SetLayer", "[null]", "invalid" },
        { "SetLayer", """[{"consumerId":"c","layer":-1}]""", "invalid" },
        { "SetLayer", """[{"consumerId":"c","layer":0}]""", "notFound" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_OfNoUse_IsAnsweredAndTheConnectionGoesOn(string method, string arguments, string expected)
    {
        using var hub = await RawHub.ConnectAsync(relay.Address, await RoomSignIn.TokenAsync(relay.Address, "lecture-01"));
        Assert.Equal("unauthorized", await hub.CallAsync("StartLesson", "[{}]"));
        Assert.Equal("ok", await hub.CallAsync("Enter", $$"""[{"instanceId":"{{Guid.NewGuid():n}}"}]"""));
        Assert.Contains(await hub.CallAsync("StartLesson", "[{}]"), (string[])["ok", "conflict"]);

        Assert.Equal(expected, await hub.CallAsync(method, arguments));

        Assert.Equal("ok", await hub.CallAsync("ResumeConsumers", """[{"consumerIds":[]}]"""));
        Assert.Equal("ok", await hub.CallAsync("Leave", "[]"));
    }

    [Fact]
    public async Task Call_TooLarge_EndsThatConnectionOnlyAndIsTakenDown()
    {
        var before = Refused("invalid");
        await using var bystander = await relay.EnterAsync("lecture-04");
        using var hub = await RawHub.ConnectAsync(relay.Address, await RoomSignIn.TokenAsync(relay.Address, "lecture-03"));

        await Assert.ThrowsAnyAsync<Exception>(() => hub.CallAsync("Enter", $$"""[{"instanceId":"{{Text(300_000)}}"}]"""));

        Assert.Null((await bystander.Hub.PauseConsumers(new ConsumersRequest([])).WaitAsync(LiveRelay.Patience)).Error);
        await LiveRelay.EventuallyAsync(() => Refused("invalid") == before + 1);
    }

    [Fact]
    public async Task Connect_WithoutOrWithAForgedToken_IsRefused()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => RawHub.ConnectAsync(relay.Address, ""));
        await Assert.ThrowsAnyAsync<Exception>(() => RawHub.ConnectAsync(relay.Address, relay.TokenOf(Role.Director)[..^4] + "AAAA"));
    }

    [Fact]
    public async Task Produce_ParametersThatCannotBeServed_AreRefusedAndTheMediaWorkersMeetNoFault()
    {
        await using var lecturer = await relay.EnterAsync("lecture-05");
        LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience));
        var transport = LessonClient.Value(await lecturer.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Send)).WaitAsync(LiveRelay.Patience));
        var good = JsonSerializer.Deserialize<RtpParameters>(Audio, Shared.Contracts.ContractJson.Options)!;
        RtpParameters[] bad =
        [
            good with { Mid = Text(17) },
            good with { Mid = "" },
            good with { Codecs = [good.Codecs[0] with { PayloadType = 500 }] },
            good with { Codecs = [good.Codecs[0] with { PayloadType = 72 }] },
            good with { Codecs = [good.Codecs[0] with { MimeType = "audio/" }] },
            good with { Codecs = [good.Codecs[0] with { ClockRate = 0 }] },
            good with { HeaderExtensions = [new RtpHeaderExtensionParameters("urn:ietf:params:rtp-hdrext:sdes:mid", 300)] },
            good with { Encodings = [new RtpEncodingParameters(7), new RtpEncodingParameters(7)] },
            good with { Encodings = [.. Enumerable.Range(0, 9).Select(i => new RtpEncodingParameters((uint)i))] },
            good with { Encodings = [new RtpEncodingParameters(7, Text(17))] },
        ];

        foreach (var parameters in bad)
        {
            var reply = await lecturer.Hub.Produce(new ProduceRequest(transport.TransportId, "audio", SourceKind.Microphone, parameters)).WaitAsync(LiveRelay.Patience);
            Assert.True(reply.Error?.Code == ErrorCode.Invalid, $"{parameters} was answered by {reply}");
        }

        Assert.Null((await lecturer.Hub.Produce(new ProduceRequest(transport.TransportId, "audio", SourceKind.Microphone, good)).WaitAsync(LiveRelay.Patience)).Error);
        Assert.Equal(0, await relay.MediaFaultsAsync());
    }

    [Fact]
    public async Task CreateTransport_OneTooMany_IsRefused()
    {
        await using var room = await relay.EnterAsync("lecture-06");
        LessonClient.Value(await room.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience));
        ErrorCode? code = null;
        for (var i = 0; i < 100 && code is null; i++)
        {
            code = (await room.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Send)).WaitAsync(LiveRelay.Patience)).Error?.Code;
        }

        Assert.Equal(ErrorCode.TooMany, code);
    }

    private long Refused(string code) => relay.Refusals.Counts.FirstOrDefault(count => count.Code == code)?.Times ?? 0;

    private static string Text(int length) => new('x', length);

    private static string Many(string json, int count) => string.Join(',', Enumerable.Repeat(json, count));
}
