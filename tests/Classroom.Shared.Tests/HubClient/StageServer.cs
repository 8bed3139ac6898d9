using Classroom.Shared.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Classroom.Shared.Tests.HubClient;

/// <summary>A real SignalR server on a free port of this machine, with <see cref="StageHub"/> and both protocols.</summary>
public sealed class StageServer : IAsyncLifetime
{
    private readonly WebApplication _app;

    public StageServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR(options => options.MaximumReceiveMessageSize = 2 * ContractLimits.MaxReplyBytes)
            .AddJsonProtocol(options => options.PayloadSerializerOptions = ContractJson.Options)
            .AddMessagePackProtocol();
        _app = builder.Build();
        _app.UseWebSockets();
        _app.MapHub<StageHub>("/hub");
    }

    public Uri Address => new(_app.Urls.First());

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
