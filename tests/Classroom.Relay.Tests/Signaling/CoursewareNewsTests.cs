using Classroom.Relay.Tests.Courseware;
using Classroom.Shared.Contracts.Courseware;
using Classroom.Testing.Files;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>What a teacher brings is told over the hub, so that no room asks again and again: here a room reads its list only when it was told to.</summary>
public sealed class CoursewareNewsTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private const string Teacher = "lecture-01";
    private const string Village = "receiving-01";
    private const string Stranger = "receiving-09";

    [Fact]
    public async Task Courseware_BroughtMadePreparedAndTakenAway_IsToldToItsRoomsAndNoOthers()
    {
        await using var lecture = await relay.EnterAsync(Teacher);
        await using var village = await relay.EnterAsync(Village);
        await using var stranger = await relay.EnterAsync(Stranger);
        using var office = await ClientAsync(Teacher);
        using var shelf = await ClientAsync(Teacher);
        using var reader = await ClientAsync(Village);
        var before = (await reader.ListAsync()).Count;

        var picture = SamplePicture.Bmp(64, 36);
        var record = await office.BeginAsync("板书.bmp", picture.Length);
        await ToldAsync(village, reader, list => list.Count == before + 1);
        await office.ContinueAsync(record.DocumentId, picture);
        await ToldAsync(lecture, shelf, list => list.Single(Mine).UploadedBytes == picture.Length);
        (await office.FinishAsync(record.DocumentId)).EnsureSuccessStatusCode();
        await ToldAsync(village, reader, list => list.Single(Mine).State is CoursewareState.Ready);
        await ToldAsync(lecture, shelf, list => list.Single(Mine).State is CoursewareState.Ready);

        await office.ChooseAsync(record.DocumentId, new CoursewareChoice("板书.bmp", Prepared: false));
        await ToldAsync(village, reader, list => !list.Single(Mine).Prepared);
        await office.RemoveAsync(record.DocumentId);
        await ToldAsync(village, reader, list => list.Count == before);

        Assert.All(village.Inbox.CoursewareNews, roomId => Assert.Equal(Teacher, roomId));
        Assert.Empty(stranger.Inbox.CoursewareNews);
        bool Mine(CoursewareRecord other) => other.DocumentId == record.DocumentId;
    }

    /// <summary>Reads the list once, and then once for each time the room was told, until it is as it should be.</summary>
    private static async Task ToldAsync(LessonClient room, CoursewareClient client, Func<IReadOnlyList<CoursewareRecord>, bool> holds)
    {
        for (var told = room.Inbox.CoursewareNews.Count; !holds(await client.ListAsync()); told++)
        {
            await room.Inbox.Until(inbox => inbox.CoursewareNews.Count > told).WaitAsync(LiveRelay.Patience);
        }
    }

    private async Task<CoursewareClient> ClientAsync(string roomId)
    {
        var http = new HttpClient { BaseAddress = relay.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await RoomSignIn.TokenAsync(relay.Address, roomId));
        return new CoursewareClient(http);
    }
}
