using System.Net;
using Classroom.Shared.WebApps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Classroom.Shared.Tests.WebApps;

/// <summary>A built app as a browser finds it.</summary>
public sealed class WebAppTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("classroom-web-");
    private readonly HttpClient _browser = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
    private WebApplication _host = null!;

    public async Task InitializeAsync()
    {
        var app = _folder.CreateSubdirectory("app");
        app.CreateSubdirectory("assets");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "secret.txt"), "secret");
        await File.WriteAllTextAsync(Path.Combine(app.FullName, "index.html"), "<p>page</p>");
        await File.WriteAllTextAsync(Path.Combine(app.FullName, "assets/index-1a2b.js"), "plain");
        await File.WriteAllTextAsync(Path.Combine(app.FullName, "assets/cardWorker-1a2b.js"), "worker");
        await File.WriteAllTextAsync(Path.Combine(app.FullName, "assets/index-1a2b.js.br"), "packed by br");
        await File.WriteAllTextAsync(Path.Combine(app.FullName, "assets/index-1a2b.js.gz"), "packed by gzip");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _host = builder.Build();
        _host.MapWebApp("/room", app.FullName);
        _host.MapWebApp("/unbuilt", Path.Combine(_folder.FullName, "none"));
        await _host.StartAsync();
        _browser.BaseAddress = new Uri(_host.Urls.First());
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/room")]
    [InlineData("/room/")]
    [InlineData("/room/lecture-01")]
    [InlineData("/room/a/b?c=d")]
    public async Task Get_AnyPathOfTheApp_GivesThePageAndForbidsKeepingIt(string path)
    {
        using var answer = await _browser.GetAsync(path);

        Assert.Equal("<p>page</p>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br, gzip", "br", "packed by br")]
    [InlineData("gzip", "gzip", "packed by gzip")]
    [InlineData("br;q=0, gzip", "gzip", "packed by gzip")]
    [InlineData("identity", null, "plain")]
    public async Task Get_Asset_GivesTheFormTheBrowserTakesForEver(string accepted, string? coding, string content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/room/assets/index-1a2b.js");
        request.Headers.Add("Accept-Encoding", accepted);

        using var answer = await _browser.SendAsync(request);

        Assert.Equal(content, await answer.Content.ReadAsStringAsync());
        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/room/assets/cardWorker-1a2b.js", true)]
    [InlineData("/room/assets/index-1a2b.js", false)]
    [InlineData("/room/cardWorker-1a2b.js", false)]
    public async Task Get_ScriptOfTheCardReader_AloneMayCompileStringsAndThenReachesNobody(string path, bool mayCompile)
    {
        using var answer = await _browser.GetAsync(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(mayCompile, policy.Contains("'unsafe-eval'", StringComparison.Ordinal));
        Assert.Equal(mayCompile, policy.StartsWith("default-src 'none';", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_AssetOfAnOlderBuild_IsNotFoundRatherThanThePage()
        => Assert.Equal(HttpStatusCode.NotFound, (await _browser.GetAsync("/room/assets/index-0000.js")).StatusCode);

    [Theory]
    [InlineData("/room/..%2fsecret.txt")]
    [InlineData("/room/%2e%2e/secret.txt")]
    [InlineData("/room/..%5csecret.txt")]
    public async Task Get_PathOutOfTheFolder_NeverLeavesIt(string path)
        => Assert.DoesNotContain("secret", await (await _browser.GetAsync(path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Get_AppThatWasNotBuilt_SaysWhatToDo()
    {
        using var answer = await _browser.GetAsync("/unbuilt/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("npm run build", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_Page_SendsHeadersOnly()
    {
        using var answer = await _browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/room/"));

        Assert.Equal(11, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }
}
