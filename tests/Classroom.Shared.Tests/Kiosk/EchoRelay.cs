using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Classroom.Shared.Tests.Kiosk;

/// <summary>Stands for the relay: answers with what it saw.</summary>
internal sealed class EchoRelay : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoRelay(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Origin of the last WebSocket.</summary>
    public string? WebSocketOrigin { get; private set; }

    public static async Task<EchoRelay> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var relay = new EchoRelay(app);
        app.UseWebSockets();
        app.Map("/hub/echo", relay.EchoAsync);
        app.MapGet("/api/status/{status:int}", (int status) => Results.StatusCode(status));
        app.MapGet("/api/cookie", context =>
        {
            context.Response.Headers.SetCookie = "classroom=value; path=/; secure; samesite=strict; httponly";
            return Task.CompletedTask;
        });
        app.MapGet("/whip/location", context =>
        {
            context.Response.Headers.Location = $"http://{context.Request.Host}/whip/resource/1";
            return Task.CompletedTask;
        });
        // As a delegate: taken for a RequestDelegate, its result would be dropped.
        app.MapFallback("{**path}", (Delegate)DescribeAsync);
        await app.StartAsync();
        return relay;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<IResult> DescribeAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        return Results.Json(new SeenRequest(
            request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            request.Host.Value!,
            request.Headers.Origin.ToString(),
            request.Headers.Cookie.ToString(),
            await reader.ReadToEndAsync()));
    }

    private async Task EchoAsync(HttpContext context)
    {
        WebSocketOrigin = context.Request.Headers.Origin;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var part = new byte[4096];
        while (true)
        {
            var result = await socket.ReceiveAsync(part.AsMemory(), context.RequestAborted);
            if (result.MessageType is System.Net.WebSockets.WebSocketMessageType.Close)
            {
                await socket.CloseAsync(socket.CloseStatus!.Value, socket.CloseStatusDescription, context.RequestAborted);
                return;
            }

            await socket.SendAsync(part.AsMemory(0, result.Count), result.MessageType, result.EndOfMessage, context.RequestAborted);
        }
    }
}
