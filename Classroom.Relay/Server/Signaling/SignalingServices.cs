using Classroom.Relay.County.Rooms;
using Classroom.Relay.Live;
using Classroom.Relay.Programme;
using Classroom.Shared.Contracts;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Classroom.Relay.Signaling;

/// <summary>Registers live lessons and the hub.</summary>
public static class SignalingServices
{
    /// <summary>Adds the hub with both protocols and all that lives behind it.</summary>
    public static IServiceCollection AddSignaling(this IServiceCollection services)
    {
        services.AddSingleton<SourceRegistry>();
        services.AddSingleton<LessonBoard>();
        services.AddSingleton<IRoomUse>(provider => provider.GetRequiredService<LessonBoard>());
        services.AddSingleton<LessonFollowers>();
        services.AddSingleton<CountyWall>();
        services.AddSingleton<ClientSessions>();
        services.AddSingleton<RelayConnections>();
        services.AddSingleton<HubLifetimeManager<RelayHub>>(provider => provider.GetRequiredService<RelayConnections>());
        services.AddHostedService<LessonResumption>();
        services.AddSingleton<ProgrammeBuses>();
        services.AddHostedService(provider => provider.GetRequiredService<ProgrammeBuses>());
        services.AddHostedService<ProgrammeLink>();
        services.AddHostedService<SignalWatch>();
        services.AddHostedService<MicrophoneGate>();
        services.AddHostedService<SpeechWatch>();
        services.AddHostedService<TalkBackDesk>();
        services.AddHostedService<Rehearsal>();
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = ContractLimits.MaxRequestBytes;
                // A cable pulled out is noticed within 15 s; a page that is closed says so at once.
                hub.KeepAliveInterval = ContractLimits.KeepAlive;
                hub.ClientTimeoutInterval = ContractLimits.MaxSilence;
            })
            .AddJsonProtocol(json => ContractJson.Configure(json.PayloadSerializerOptions))
            .AddMessagePackProtocol();
        services.AddSingleton<IHubProtocolResolver, MisfitProtocols>();
        return services;
    }

    /// <summary>Maps /hub. WebSockets only: long polling would hide a dead link for minutes.</summary>
    public static IEndpointRouteBuilder MapSignaling(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<RelayHub>("/hub", hub => hub.Transports = HttpTransportType.WebSockets);
        return routes;
    }
}
