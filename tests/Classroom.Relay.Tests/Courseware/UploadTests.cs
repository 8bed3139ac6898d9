using System.Net;
using System.Security.Cryptography;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Courseware;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;
using Classroom.Shared.Contracts.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Classroom.Relay.Tests.Courseware;

public sealed class UploadTests : IAsyncLifetime
{
    private const string Room = "lecture-02";

    private readonly TemporaryFolder _folder = new();
    private readonly SettableTime _time = new();
    private TestRelay _relay = null!;

    public async Task InitializeAsync() => _relay = await TestRelay.StartAsync(folder: _folder.Path, time: _time);

    public async Task DisposeAsync()
    {
        await _relay.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Upload_OfTheLargestFileBrokenOffByTheNetworkAndByARestart_GoesOnWhereItWas()
    {
        var file = LargestFile();
        string documentId;
        using (var first = Client())
        {
            documentId = (await first.BeginAsync("第三单元 圆.pdf", file.Length, Convert.ToHexStringLower(SHA256.HashData(file)))).DocumentId;
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => first.AppendAsync(documentId, 0, new BreakingContent(file, 10 << 20, breaksAt: 7 << 20)));
        }

        await _relay.DisposeAsync();
        _relay = await TestRelay.StartAsync(folder: _folder.Path, time: _time);
        using var second = Client();
        var half = (await second.DocumentAsync(documentId)).Record;
        Assert.Equal("第三单元 圆.pdf", half.Name);
        Assert.Equal(CoursewareState.Uploading, half.State);
        Assert.InRange(half.UploadedBytes, 1, 7 << 20);

        await second.ContinueAsync(documentId, file);
        await CoursewareClient.ReadAsync<CoursewareRecord>(await second.FinishAsync(documentId));

        var ready = await second.SettledAsync(documentId);
        Assert.Equal(CoursewareState.Ready, ready.Record.State);
        Assert.Equal(ContractLimits.MaxCoursewareBytes, ready.Record.Bytes);
        Assert.Single(ready.Pages);
    }

    [Fact]
    public async Task Upload_LargerThanTheLimit_IsRefusedBeforeItTravels()
    {
        using var client = Client();

        var answer = await client.TryBeginAsync(new NewCourseware("大.pdf", ContractLimits.MaxCoursewareBytes + 1));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("200 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u202E\u0007")]
    public async Task Upload_UnderANameThatShowsNothing_IsRefused(string name)
    {
        using var client = Client();

        Assert.Equal("badName", await (await client.TryBeginAsync(new NewCourseware(name, 10))).CodeAsync());
    }

    [Fact]
    public async Task Part_ThatDoesNotFollow_IsRefusedAndTheAnswerSaysWhereToGoOn()
    {
        using var client = Client();
        var file = SamplePdf.OfPages(1);
        var record = await client.BeginAsync("a.pdf", file.Length);
        using (await client.AppendAsync(record.DocumentId, 0, new ByteArrayContent(file, 0, 100)))
        {
        }

        using var again = await client.AppendAsync(record.DocumentId, 0, new ByteArrayContent(file, 0, 100));
        using var beyond = await client.AppendAsync(record.DocumentId, 100, new ByteArrayContent(new byte[file.Length]));

        Assert.Equal((HttpStatusCode.Conflict, "100"), (again.StatusCode, again.Headers.GetValues("Upload-Offset").Single()));
        Assert.Equal(HttpStatusCode.Conflict, beyond.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.FinishAsync(record.DocumentId)).StatusCode);
        await client.ContinueAsync(record.DocumentId, file);
        Assert.Equal(HttpStatusCode.OK, (await client.FinishAsync(record.DocumentId)).StatusCode);
    }

    [Fact]
    public async Task File_ThatIsNotWhatWasAnnounced_IsRefusedAndGone()
    {
        using var client = Client();
        var file = SamplePdf.OfPages(1);
        var record = await client.BeginAsync("a.pdf", file.Length, new string('0', 64));
        await client.ContinueAsync(record.DocumentId, file);

        Assert.Equal("altered", await (await client.FinishAsync(record.DocumentId)).CodeAsync());
        Assert.Empty(await client.ListAsync());
    }

    [Fact]
    public async Task SameBytes_UploadedUnderTwoNames_AreStoredOnceUntilBothAreDeleted()
    {
        using var client = Client();
        var one = await client.ConvertAsync("甲.pdf", SamplePdf.OfPages(1));
        var two = await client.ConvertAsync("乙.pdf", SamplePdf.OfPages(1));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "courseware", "files")), path => new FileInfo(path).Length == one.Record.Bytes);
        Assert.Equal(one.Pages[0].Images, two.Pages[0].Images);

        await client.Http.DeleteAsync($"/api/courseware/{one.Record.DocumentId}");
        await SweepAsync();
        Assert.True(File.Exists(file));
        Assert.Equal(HttpStatusCode.NotFound, (await client.FinishAsync(one.Record.DocumentId)).StatusCode);

        await client.Http.DeleteAsync($"/api/courseware/{two.Record.DocumentId}");
        await SweepAsync();
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task HalfUpload_LeftForADay_IsCleanedAway()
    {
        using var client = Client();
        var record = await client.BeginAsync("a.pdf", 1000);
        using (await client.AppendAsync(record.DocumentId, 0, new ByteArrayContent(new byte[500])))
        {
        }

        _time.Advance(CoursewareKeeper.UploadPatience - TimeSpan.FromMinutes(5));
        await SweepAsync();
        Assert.Equal([record.DocumentId], (await client.ListAsync()).Select(left => left.DocumentId));

        _time.Advance(TimeSpan.FromMinutes(10));
        await SweepAsync();
        using var later = Client();
        Assert.Empty(await later.ListAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "courseware", "uploads")));
    }

    [Fact]
    public async Task Preparing_ByThoseWhoMayNot_IsForbidden()
    {
        using var own = Client();
        var record = await own.BeginAsync("a.pdf", 1000);
        foreach (var holder in new[] { new TokenHolder(Role.Observer, "督学"), Device("lecture-01"), Device("receiving-03") })
        {
            using var other = new CoursewareClient(_relay.Bearer(TokenOf(holder)));
            Assert.Equal(HttpStatusCode.Forbidden, (await other.TryBeginAsync(new NewCourseware("a.pdf", 10, Room))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.AppendAsync(record.DocumentId, 0, new ByteArrayContent([1]))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Http.DeleteAsync($"/api/courseware/{record.DocumentId}")).StatusCode);
        }

        using var teacher = new CoursewareClient(_relay.Bearer(TokenOf(new TokenHolder(Role.Teacher, "老师"))));
        Assert.Equal(Room, (await teacher.BeginAsync("b.pdf", 10, roomId: Room)).RoomId);
        Assert.Equal(HttpStatusCode.BadRequest, (await teacher.TryBeginAsync(new NewCourseware("b.pdf", 10, "receiving-03"))).StatusCode);
    }

    [Theory]
    [InlineData("receiving-03", HttpStatusCode.OK, 1)]
    [InlineData("receiving-01", HttpStatusCode.NotFound, 0)]
    public async Task List_OfAReceivingRoom_HoldsWhatTheLectureRoomsItFollowsPrepared(string roomId, HttpStatusCode document, int listed)
    {
        using var own = Client();
        var record = await own.BeginAsync("a.pdf", 1000);

        using var room = new CoursewareClient(_relay.Bearer(TokenOf(Device(roomId))));

        Assert.Equal(listed, (await room.ListAsync()).Count(entry => entry.RoomId == Room));
        Assert.Equal(document, (await room.Http.GetAsync($"/api/courseware/{record.DocumentId}")).StatusCode);
    }

    [Fact]
    public async Task Courseware_ForStrangers_CannotBeRead()
    {
        using var stranger = _relay.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/courseware")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/api/courseware/pages/{new string('0', 64)}")).StatusCode);
    }

    private static byte[] LargestFile()
    {
        var small = new SamplePdf().AddPage("Large").AddBallast(100_000_000).Build().Length - 100_000_000;
        // The length of the ballast is written out, in nine digits here as there.
        return new SamplePdf().AddPage("Large").AddBallast((int)ContractLimits.MaxCoursewareBytes - small).Build();
    }

    private static TokenHolder Device(string roomId) => new(Role.Room, roomId, roomId);

    private string TokenOf(TokenHolder holder) => _relay.Tokens.Issue(holder, TimeSpan.FromDays(3)).Token;

    private CoursewareClient Client() => new(_relay.Bearer(TokenOf(Device(Room))));

    private Task SweepAsync() => _relay.Services.GetRequiredService<CoursewareKeeper>().SweepAsync(CancellationToken.None);
}
