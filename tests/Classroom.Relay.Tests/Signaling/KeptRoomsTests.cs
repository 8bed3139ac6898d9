using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>What an administrator does to rooms while they are connected.</summary>
public sealed class KeptRoomsTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task Receivers_Chosen_AreToldToTheLectureRoomAndTheWallAtOnce()
    {
        await using var lecturer = await relay.EnterAsync("lecture-07");
        await using var director = await relay.EnterAsync(Role.Director);
        using var administrator = Administrator();

        await administrator.PutAsJsonAsync("/api/rooms/lecture-07/receivers", new ReceiverChoice(["receiving-12", "receiving-11"]), ContractJson.Options);

        await lecturer.Inbox.Until(inbox => inbox.County is { Rooms: [{ RoomId: "receiving-11" }, { RoomId: "receiving-12" }] }).WaitAsync(LiveRelay.Patience);
        await director.Inbox.Until(inbox => inbox.County is { Rooms.Count: > 20 }).WaitAsync(LiveRelay.Patience);
    }

    [Fact]
    public async Task Delete_OfTheLectureRoom_IsRefusedDuringItsLessonAndThenSendsItAway()
    {
        await using var lesson = await relay.BeginAsync(1);
        using var administrator = Administrator();

        var during = await administrator.DeleteAsync("/api/rooms/lecture-01");
        LessonClient.Value(await lesson.Lecturer.Hub.Send(new CommandRequest(lesson.State.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));
        await LiveRelay.EventuallyAsync(() => !relay.Board.IsInLesson("lecture-01"));
        var after = await administrator.DeleteAsync("/api/rooms/lecture-01");

        Assert.Equal("inLesson", await during.CodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, after.StatusCode);
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Parting is { Code: ErrorCode.Unauthorized }).WaitAsync(LiveRelay.Patience);
    }

    private HttpClient Administrator()
    {
        var client = new HttpClient { BaseAddress = relay.Address, Timeout = LiveRelay.Patience };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", relay.TokenOf(Role.Administrator));
        return client;
    }
}
