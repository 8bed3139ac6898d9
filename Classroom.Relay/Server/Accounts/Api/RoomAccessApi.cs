using Classroom.Relay.Accounts.Pairing;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Accounts.Api;

/// <summary>/api/rooms and /api/demo: devices become rooms and receive access tokens; administrators give codes and take keys back.</summary>
internal static class RoomAccessApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/rooms/pair", async (PairRequest request, RoomKeys keys) =>
            await keys.PairAsync(request.Code) is { } key ? Results.Ok(key) : Problems.NotFound("The pairing code is wrong, used or expired."))
            .AllowAnonymous().RequireRateLimiting(RateLimits.Pairing);

        api.MapPost("/rooms/token", async (RoomTokenRequest request, RoomKeys keys) =>
            await keys.ExchangeAsync(request.RoomId, request.Key) is { } token ? Results.Ok(token) : Problems.Unauthorized("The device key is wrong or was withdrawn."))
            .AllowAnonymous();

        api.MapPost("/demo/pair", async (DemoPairRequest request, RoomKeys keys) =>
            await keys.PairDemoAsync(request.RoomId) is { } key ? Results.Ok(key) : Problems.NotFound("There is no such room in a demo county."))
            .AllowAnonymous();

        api.MapPost("/rooms/{roomId}/pairing-code", async (string roomId, RoomKeys keys) =>
            await keys.OfferAsync(roomId) is { } code ? Results.Ok(code) : NoSuchRoom())
            .RequireAuthorization(Policies.Administration);

        api.MapDelete("/rooms/{roomId}/devices", async (string roomId, RoomKeys keys) =>
            await keys.WithdrawAsync(roomId) ? Results.NoContent() : NoSuchRoom())
            .RequireAuthorization(Policies.Administration);
    }

    private static IResult NoSuchRoom() => Problems.NotFound("There is no such room.");
}
