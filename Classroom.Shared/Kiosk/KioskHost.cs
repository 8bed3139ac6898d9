using System.Net.Http.Json;
using System.Text;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Rest;
using Classroom.Shared.WebApps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Classroom.Shared.Kiosk;

/// <summary>
/// The small host of a fixed PC: serves one of the web apps at http://localhost, which browsers trust with a camera without a certificate, passes everything else through to the
/// relay, and opens a browser in kiosk mode. Only this PC can reach it.
/// </summary>
public static class KioskHost
{
    private static readonly string[] RelayPaths = ["/api", "/hub", "/whip", "/whep", "/ca"];
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Runs until it is stopped.</summary>
    /// <param name="basePath">Where the app lives ("/room"); its files stand in <c>wwwroot</c> beside the program.</param>
    /// <param name="port">The port when none is named.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, string basePath, int port)
    {
        // Windows consoles have the code page of the country, and write Chinese as question marks where that is not China.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var preset = new KioskOptions(new Uri("http://localhost:8080"), port, OpensBrowser: true, basePath);
        if (!KioskOptions.TryParse(args, preset, out var options, out var problem))
        {
            await Console.Error.WriteLineAsync($"{problem}\n用法 Usage: {KioskOptions.Usage}");
            return 2;
        }

        await using var app = Build(options, basePath, Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        await app.StartAsync();
        var page = $"http://localhost:{options.Port}{options.Path}";
        Console.WriteLine($"页面 Page: {page}\n{await DescribeRelayAsync(options.Relay)}");
        if (options.OpensBrowser && !KioskBrowser.TryOpen(page))
        {
            Console.WriteLine("没有找到 Edge、Chrome 或 Chromium，请自己打开上面的页面 · No browser was found; open the page yourself.");
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The host, ready to start.</summary>
    public static WebApplication Build(KioskOptions options, string basePath, string appFolder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // What is too large, the relay decides.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });
        builder.WebHost.UseUrls(options.Port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{options.Port}");
        builder.Services.AddSingleton(new RelayForwarder(options.Relay));
        var app = builder.Build();
        app.Use(RefuseOtherNames);
        app.MapWebApp(basePath, appFolder);
        app.MapGet("/", () => Results.Redirect(basePath));
        MapRelay(app, app.Services.GetRequiredService<RelayForwarder>());
        return app;
    }

    private static void MapRelay(IEndpointRouteBuilder routes, RelayForwarder forwarder)
    {
        foreach (var path in RelayPaths)
        {
            routes.Map(path + "/{**rest}", forwarder.ForwardAsync);
        }
    }

    /// <summary>A foreign site whose name was pointed at this PC (DNS rebinding) would pass for our own page; only local names are answered.</summary>
    private static Task RefuseOtherNames(HttpContext context, RequestDelegate next)
    {
        if (LocalNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    private static async Task<string> DescribeRelayAsync(Uri relay)
    {
        using var client = new HttpClient { BaseAddress = relay, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            var info = await client.GetFromJsonAsync<PublicInfo>("/api/info", ContractJson.Options);
            return $"中继 Relay: {relay} {info!.County}";
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            return $"中继的证书不受信任，请先打开 http://{relay.Host}:8080/ca 安装根证书 · The relay's certificate is not trusted; install the county certificate first.";
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException)
        {
            return $"暂时连不上中继 {relay}，页面会自动重试 · The relay cannot be reached yet: {fault.Message}";
        }
    }
}
