using System.Net.WebSockets;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Media;
using Classroom.Shared.HubClient;
using Microsoft.AspNetCore.SignalR;

namespace Classroom.Shared.Tests.HubClient;

/// <summary>The C# client against a real SignalR server, once in each protocol.</summary>
public sealed class RelayHubClientTests(StageServer server) : IClassFixture<StageServer>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Enter_Answered_GivesTheWholeWelcome(bool json)
    {
        await using var client = await Connect(json);
        var reply = await client.Enter(new("实例")).WaitAsync(Limit);

        Assert.Null(reply.Error);
        Assert.Equal((Role.Director, "导播 实例", StageHub.ServerTime), (reply.Value!.Role, reply.Value.Name, reply.Value.ServerTime));
        Assert.Equal(new FormatParameter("42e01f"), reply.Value.RtpCapabilities.Codecs[1].Parameters!["profile-level-id"]);
        Assert.Equal(new FormatParameter(1), reply.Value.RtpCapabilities.Codecs[1].Parameters!["packetization-mode"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_Refused_GivesTheCode(bool json)
    {
        await using var client = await Connect(json);
        var reply = await client.StartLesson(new()).WaitAsync(Limit);
        Assert.Equal((null, new RelayError(ErrorCode.Conflict, "room (none) teaches already")), (reply.Value, reply.Error));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_EventsOfTheRelay_ReachTheReceiverWithTheirCase(bool json)
    {
        var receiver = new RecordingReceiver();
        await using var client = await Connect(json, receiver);
        var reply = await client.Send(new("lesson", "command", new EndLesson())).WaitAsync(Limit);

        var events = await receiver.Next<IReadOnlyList<LessonEvent>>();
        Assert.Equal(reply.Value!.Seq, events[1].Seq);
        Assert.IsType<LessonEnded>(events[1].Body);
        Assert.Equal(SourceKind.ScreenAudio, Assert.IsType<SourceStarted>(events[0].Body).Source.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_FaultOfTheHub_IsAHubException(bool json)
    {
        await using var client = await Connect(json);
        var fault = await Assert.ThrowsAsync<HubException>(() => client.ConnectTransport(new("t", new("client", []))).WaitAsync(Limit));
        Assert.Contains("boom", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Closed_RelayEndsTheConnection_IsToldAfterTheFarewell(bool json)
    {
        var receiver = new RecordingReceiver();
        await using var client = await Connect(json, receiver);
        var leaving = client.Leave();

        Assert.Equal(ErrorCode.Replaced, (await receiver.Next<RelayError>()).Code);
        await client.Closed.WaitAsync(Limit);
        await Assert.ThrowsAnyAsync<Exception>(() => leaving.WaitAsync(Limit));
    }

    [Fact]
    public async Task Connect_NobodyThere_Throws() =>
        await Assert.ThrowsAsync<WebSocketException>(() => RelayHubClient.ConnectAsync(new(new("http://127.0.0.1:1"), ""), new RecordingReceiver(), CancellationToken.None).WaitAsync(Limit));

    [Fact]
    public async Task Dispose_ManyTimesOver_LeavesNoConnectionBehind()
    {
        for (var i = 0; i < 50; i++)
        {
            var client = await Connect(json: false);
            await client.CloseSource(new("s")).WaitAsync(Limit);
            await client.DisposeAsync();
            Assert.True(client.Closed.IsCompleted);
        }
    }

    private Task<RelayHubClient> Connect(bool json, RecordingReceiver? receiver = null) =>
        RelayHubClient.ConnectAsync(new(server.Address, "token", json), receiver ?? new RecordingReceiver(), CancellationToken.None).WaitAsync(Limit);
}
