using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Courseware.Conversion;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;
using Classroom.Shared.Contracts.Hub;
using Classroom.Testing.Files;

namespace Classroom.Relay.Tests.Courseware;

public sealed class ConversionTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestRelay _relay = null!;
    private CoursewareClient _client = null!;

    public async Task InitializeAsync() => await StartAsync();

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _relay.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pdf_Uploaded_BecomesPicturesForThumbnailScreenAndPanel()
    {
        var document = await _client.ConvertAsync("圆.pdf", SamplePdf.OfPages(2));

        Assert.Equal((CoursewareState.Ready, 2, 2), (document.Record.State, document.Record.PageCount, document.Record.PagesDone));
        Assert.Empty(document.Record.FaultyPages);
        Assert.All(document.Pages, page => Assert.Equal([(400, 225), (1920, 1080), (3840, 2160)], page.Images.Select(image => (image.Width, image.Height))));
        Assert.NotEqual(document.Pages[0].Images[1].Hash, document.Pages[1].Images[1].Hash);
    }

    [Fact]
    public async Task Page_Fetched_IsAPictureThatNeverChanges()
    {
        var image = (await _client.ConvertAsync("a.pdf", SamplePdf.OfPages(1))).Pages[0].Images[1];
        var path = $"/api/courseware/pages/{image.Hash}";
        using var village = _relay.Bearer(TokenOf("receiving-07"));

        using var whole = await village.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", $"\"{image.Hash}\"" } } };
        using var part = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(0, 11) } };

        Assert.Equal(image.Bytes, whole.Content.Headers.ContentLength);
        Assert.Equal("image/webp", whole.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", whole.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await village.SendAsync(again)).StatusCode);
        Assert.Equal("WEBP", Encoding.ASCII.GetString(await (await village.SendAsync(part)).Content.ReadAsByteArrayAsync(), 8, 4));
    }

    [Theory]
    [InlineData("../../county.db")]
    [InlineData("..%2F..%2Fcounty.db")]
    [InlineData("0")]
    public async Task Page_ThatIsNoHash_IsNotFound(string name)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _client.Http.GetAsync($"/api/courseware/pages/{name}")).StatusCode);
    }

    [Fact]
    public async Task Pdf_WithBrokenPages_NamesThemAndShowsTheOthers()
    {
        var file = new SamplePdf().AddPage("1").AddGarbledPage().AddPage("3").AddMissingPage().Build();

        var document = await _client.ConvertAsync("坏.pdf", file);

        Assert.Equal(CoursewareState.Ready, document.Record.State);
        Assert.Equal([2, 4], document.Record.FaultyPages);
        Assert.Equal([null, PageFault.Incomplete, null, PageFault.Broken], document.Pages.Select(page => page.Fault));
        Assert.Equal([3, 3, 3, 0], document.Pages.Select(page => page.Images.Count));
    }

    [Fact]
    public async Task Restart_WhilePagesAreMade_GoesOnWithTheNextPage()
    {
        using var answer = await _client.UploadAsync("长.pdf", SamplePdf.OfPages(4));
        var documentId = (await CoursewareClient.ReadAsync<CoursewareRecord>(answer)).DocumentId;
        CoursewareDocument before;
        using (var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            while ((before = await _client.DocumentAsync(documentId)).Pages.Count < 2)
            {
                await retry.WaitForNextTickAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
            }
        }

        _client.Dispose();
        await _relay.DisposeAsync();
        await StartAsync();

        var after = await _client.SettledAsync(documentId);
        Assert.Equal((CoursewareState.Ready, 4), (after.Record.State, after.Pages.Count));
        Assert.Equal(before.Pages[0].Images, after.Pages[0].Images);
    }

    [Fact]
    public async Task Picture_SmallerThanAScreen_KeepsItsSize()
    {
        var document = await _client.ConvertAsync("板书.bmp", SamplePicture.Bmp(640, 360));

        Assert.Equal([(400, 225), (640, 360)], Assert.Single(document.Pages).Images.Select(image => (image.Width, image.Height)));
    }

    /// <summary>A telephone held upright writes the picture as its sensor lies, and how to turn it (6: a quarter clockwise).</summary>
    [Fact]
    public async Task Photograph_TakenUpright_IsShownUpright()
    {
        var document = await _client.ConvertAsync("黑板.jpg", SamplePicture.Jpeg(orientation: 6));

        var image = Assert.Single(document.Pages).Images[^1];
        Assert.Equal((16, 32), (image.Width, image.Height));
        var (upper, lower) = await HalvesAsync(await _client.Http.GetByteArrayAsync($"/api/courseware/pages/{image.Hash}"));
        Assert.True(upper > 200 && lower < 50, $"upper half {upper}, lower half {lower}");
    }

    public static TheoryData<string, byte[], int> OfficeFiles() => new()
    {
        { "教案.docx", SampleOffice.Docx("圆的周长"), 1 },
        { "课件.pptx", SampleOffice.Pptx("圆的周长", "圆周率"), 2 },
    };

    [Theory]
    [MemberData(nameof(OfficeFiles), DisableDiscoveryEnumeration = true)]
    public async Task OfficeFile_WhereLibreOfficeIs_BecomesPagesAndElsewhereSaysWhatToInstall(string name, byte[] file, int pages)
    {
        if (Converters.HaveOffice)
        {
            var document = await _client.ConvertAsync(name, file);

            Assert.Equal((CoursewareState.Ready, pages), (document.Record.State, document.Pages.Count));
            Assert.Equal(pages, document.Pages.Select(page => page.Images[^1].Hash).Distinct().Count());
        }
        else
        {
            using var answer = await _client.TryBeginAsync(new NewCourseware(name, file.Length));

            Assert.Equal("officeMissing", await answer.CodeAsync());
            Assert.Contains("libreoffice", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, string, byte[]> BadFiles() => new()
    {
        { "activeContent", "图.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray() },
        { "activeContent", "图.png", [0xEF, 0xBB, 0xBF, .. "\n<!doctype html><script src=//evil></script>"u8] },
        { "activeContent", "课件.pdf", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<html>%PDF-1.4")).ToArray() },
        { "unsupportedFile", "课件.pdf", "MZ\u0090\0 this is a program"u8.ToArray() },
        { "unsupportedFile", "成绩.xlsx", SampleOffice.Xlsx() },
        { "wrongExtension", "课件.exe", SamplePdf.OfPages(1) },
        { "wrongExtension", "课件.pdf", SamplePicture.Bmp(8, 8) },
        { "oldOffice", "课件.ppt", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0] },
        { "packedTooLarge", "炸弹.docx", SampleOffice.Bomb() },
        { "packedTooLarge", "目录.docx", SampleOffice.EndlessDirectory() },
        { "damaged", "半.docx", SampleOffice.Docx("半")[..^30] },
    };

    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public async Task BadFile_Finished_IsRefusedInChineseAndLeavesNothing(string code, string name, byte[] file)
    {
        using var answer = await _client.UploadAsync(name, file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(code, await answer.CodeAsync());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4}", await ProblemDetailAsync(answer));
        Assert.Empty(await _client.ListAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "courseware", "uploads")));
    }

    [Fact]
    public async Task PackageWhoseDirectoryLies_Finished_IsRefused()
    {
        using var answer = await _client.UploadAsync("炸弹.docx", SampleOffice.LyingBomb());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(await answer.CodeAsync(), new[] { "packedTooLarge", "damaged" });
    }

    public static TheoryData<CoursewareFault, string, byte[]> Unconvertible() => new()
    {
        { CoursewareFault.Damaged, "a.pdf", "%PDF-1.4 and then nothing"u8.ToArray() },
        { CoursewareFault.Damaged, "a.png", [0x89, .. "PNG\r\n\u001A\n"u8, .. new byte[200]] },
        { CoursewareFault.Damaged, "a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 1, 2, 3] },
        { CoursewareFault.Damaged, "大.bmp", SamplePicture.BmpHead(60_000, 60_000) },
        { CoursewareFault.Locked, "a.pdf", new SamplePdf().AddPage("secret").Lock().Build() },
        { CoursewareFault.TooManyPages, "a.pdf", SamplePdf.OfPages(ContractLimits.MaxCoursewarePages + 1) },
    };

    [Theory]
    [MemberData(nameof(Unconvertible), DisableDiscoveryEnumeration = true)]
    public async Task File_ThatNoPageCanBeMadeOf_FailsAndTheNextOneIsConverted(CoursewareFault fault, string name, byte[] file)
    {
        var failed = await _client.ConvertAsync(name, file);
        var next = await _client.ConvertAsync("好.bmp", SamplePicture.Bmp(40, 30));

        Assert.Equal((CoursewareState.Failed, fault), (failed.Record.State, failed.Record.Fault));
        Assert.Equal(CoursewareState.Ready, next.Record.State);
        Assert.False(Directory.EnumerateFileSystemEntries(Path.Combine(_folder.Path, "courseware", "work")).Any());
    }

    /// <summary>How bright, of 255, the upper and the lower half of a picture are.</summary>
    private async Task<(byte Upper, byte Lower)> HalvesAsync(byte[] picture)
    {
        var (file, pixels) = (Path.Combine(_folder.Path, "picture.webp"), Path.Combine(_folder.Path, "pixels.gray"));
        await File.WriteAllBytesAsync(file, picture);
        string[] arguments = ["-nostdin", "-loglevel", "error", "-y", "-i", file, "-vf", "scale=1:2:flags=area", "-f", "rawvideo", "-pix_fmt", "gray", pixels];
        Assert.True((await BoundedProcess.RunAsync(Converters.Ffmpeg, arguments, ProcessLimits.Page, _folder.Path, CancellationToken.None)).Succeeded);
        var halves = await File.ReadAllBytesAsync(pixels);
        return (halves[0], halves[1]);
    }

    private static async Task<string> ProblemDetailAsync(HttpResponseMessage answer)
        => System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!;

    private string TokenOf(string roomId) => _relay.Tokens.Issue(new TokenHolder(Role.Room, roomId, roomId), TimeSpan.FromHours(1)).Token;

    private async Task StartAsync()
    {
        _relay = await TestRelay.StartAsync(folder: _folder.Path);
        _client = new CoursewareClient(_relay.Bearer(TokenOf("lecture-02")));
    }
}
