using System.Security.Claims;
using Classroom.Relay.Accounts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Help;

/// <summary>Registers the help desk and maps /api/help.</summary>
public static class HelpServices
{
    /// <summary>Adds <see cref="HelpDesk"/>; the county's database and the board come before.</summary>
    public static IServiceCollection AddHelp(this IServiceCollection services)
    {
        services.AddSingleton<HelpDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<HelpDesk>());
        return services;
    }

    /// <summary>Rooms and their helpers ask; directors take and close; a room closes its own.</summary>
    public static IEndpointRouteBuilder MapHelp(this IEndpointRouteBuilder routes)
    {
        var help = routes.MapGroup("/api/help");
        help.MapPost("", AskAsync).RequireAuthorization(Policies.Asking);
        help.MapPost("/{ticketId}/take", async (string ticketId, ClaimsPrincipal caller, HelpDesk desk) =>
            await desk.TakeAsync(ticketId, caller.DisplayName()) is { } ticket ? Results.Ok(ticket) : NoSuchTicket()).RequireAuthorization(Policies.Operation);
        help.MapPost("/{ticketId}/close", async (string ticketId, ClaimsPrincipal caller, HelpDesk desk) =>
            await desk.CloseAsync(ticketId, caller.DisplayName(), OwnRoom(caller)) is { } ticket ? Results.Ok(ticket) : NoSuchTicket()).RequireAuthorization(Policies.Closing);
        return routes;
    }

    private static async Task<IResult> AskAsync(ClaimsPrincipal caller, HelpDesk desk) => await desk.AskAsync(OwnRoom(caller), caller.DisplayName()) is { } ticket
        ? Results.Ok(ticket)
        : Problems.Refused(StatusCodes.Status429TooManyRequests, ErrorCode.TooMany, "The room's call was just closed; wait a little.");

    private static string? OwnRoom(ClaimsPrincipal caller) => caller.RoomId() ?? caller.BelongsTo();

    private static IResult NoSuchTicket() => Problems.NotFound("There is no such open call for help.");
}
