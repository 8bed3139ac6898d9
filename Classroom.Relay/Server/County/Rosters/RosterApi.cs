using System.Security.Claims;
using Classroom.Relay.Accounts;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.County.Rosters;

/// <summary>/api/rooms/{id}/roster for administrators, /api/helpers/roster for the helper of a room.</summary>
internal static class RosterApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rooms/{roomId}/roster", async (string roomId, RosterBook book) => Answer(await book.ReadAsync(roomId))).RequireAuthorization(Policies.Administration);
        api.MapPost("/rooms/{roomId}/roster", async (string roomId, RosterImport request, RosterBook book) => Answer(await book.ImportAsync(roomId, request.Csv)))
            .RequireAuthorization(Policies.Administration);
        api.MapGet("/helpers/roster", async (ClaimsPrincipal caller, RosterBook book) => Answer(await book.ReadAsync(caller.BelongsTo()))).RequireAuthorization(Policies.Assistance);
    }

    private static IResult Answer(object? value) => value is null ? Problems.NotFound("Only receiving rooms have class lists.") : Results.Ok(value);
}
