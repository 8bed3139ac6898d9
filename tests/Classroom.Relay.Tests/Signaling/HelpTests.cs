using System.Net;
using System.Net.Http.Json;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Help;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>求助 over the real relay: asked by REST, told over the hub, kept in the log of the lesson.</summary>
public sealed class HelpTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task Ask_InALesson_IsOnTheWallInTheRoomAndInTheLogUntilItIsClosed()
    {
        await using var lesson = await relay.BeginAsync(1);
        await using var director = await relay.EnterAsync(Role.Director);
        using var room = await RoomAsync("receiving-01");
        using var operation = Bearer(relay.TokenOf(Role.Director));

        var asked = await PostAsync(room, "/api/help");
        Assert.Equal((HelpStage.Asked, "receiving-01", lesson.State.LessonId), (asked!.Stage, asked.RoomId, asked.LessonId));
        Assert.Equal(asked.TicketId, (await PostAsync(room, "/api/help"))!.TicketId);
        await director.Inbox.Until(inbox => Stage(inbox, asked.TicketId) == HelpStage.Asked).WaitAsync(LiveRelay.Patience);
        await lesson.First.Inbox.Until(inbox => Stage(inbox, asked.TicketId) == HelpStage.Asked && inbox.Lesson!.Help.Open.Count == 1).WaitAsync(LiveRelay.Patience);

        await PostAsync(operation, $"/api/help/{asked.TicketId}/take");
        await lesson.First.Inbox.Until(inbox => inbox.Tickets.Any(ticket => ticket is { Stage: HelpStage.Taken, Handler: "Director" })).WaitAsync(LiveRelay.Patience);
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Help.Open is [{ Handler: "Director" }]).WaitAsync(LiveRelay.Patience);

        await PostAsync(operation, $"/api/help/{asked.TicketId}/close");
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Help.Open.Count == 0).WaitAsync(LiveRelay.Patience);
        Assert.Empty(lesson.Second.Inbox.Tickets);
        Assert.Null(await PostAsync(operation, $"/api/help/{asked.TicketId}/close"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await room.PostAsync("/api/help", null)).StatusCode);
        LessonClient.Value(await lesson.Lecturer.Hub.Send(new CommandRequest(lesson.State.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));
    }

    [Fact]
    public async Task Ask_ByAHelperOutsideLessons_IsToldToWhoeverEntersLater()
    {
        using var helper = Bearer(await RoomSignIn.HelperTokenAsync(relay.Address, "receiving-09"));
        var asked = await PostAsync(helper, "/api/help");
        Assert.Equal((null, "王老师", 0), (asked!.LessonId, asked.AskedBy, asked.Link.Count));

        await using var room = await relay.EnterAsync("receiving-09");
        await using var other = await relay.EnterAsync("receiving-10");
        await using var director = await relay.EnterAsync(Role.Director);
        await Task.WhenAll(room.Inbox.Until(inbox => inbox.Tickets.Count == 1), director.Inbox.Until(inbox => inbox.Tickets.Any(ticket => ticket.RoomId == "receiving-09"))).WaitAsync(LiveRelay.Patience);
        Assert.Empty(other.Inbox.Tickets);

        using var elsewhere = await RoomAsync("receiving-10");
        Assert.Null(await PostAsync(elsewhere, $"/api/help/{asked.TicketId}/close"));
        using var own = await RoomAsync("receiving-09");
        Assert.Equal(HelpStage.Closed, (await PostAsync(own, $"/api/help/{asked.TicketId}/close"))!.Stage);
        await room.Inbox.Until(inbox => Stage(inbox, asked.TicketId) == HelpStage.Closed).WaitAsync(LiveRelay.Patience);
    }

    [Fact]
    public async Task Tickets_ForWhoeverHasNoPartInThem_AreForbidden()
    {
        using var observer = Bearer(relay.TokenOf(Role.Observer));
        using var director = Bearer(relay.TokenOf(Role.Director));
        using var room = await RoomAsync("receiving-11");

        Assert.Equal(HttpStatusCode.Forbidden, (await observer.PostAsync("/api/help", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await director.PostAsync("/api/help", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await room.PostAsync("/api/help/h-1/take", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.PostAsync("/api/help/h-1/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await director.PostAsync("/api/help/h-1/take", null)).StatusCode);
    }

    private static HelpStage? Stage(LessonInbox inbox, string ticketId) => inbox.Tickets.FirstOrDefault(ticket => ticket.TicketId == ticketId)?.Stage;

    private static async Task<HelpTicket?> PostAsync(HttpClient client, string path)
    {
        using var answer = await client.PostAsync(path, null);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<HelpTicket>(ContractJson.Options);
    }

    private async Task<HttpClient> RoomAsync(string roomId) => Bearer(await RoomSignIn.TokenAsync(relay.Address, roomId));

    private HttpClient Bearer(string token)
    {
        var client = new HttpClient { BaseAddress = relay.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
