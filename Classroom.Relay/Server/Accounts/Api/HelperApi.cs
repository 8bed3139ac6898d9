using System.Security.Claims;
using Classroom.Relay.Accounts.Helpers;
using Classroom.Relay.County.Rooms;
using Classroom.Relay.Hosting;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Accounts.Api;

/// <summary>/api/helpers: a receiving room shows a code, a teacher's phone exchanges it.</summary>
internal static class HelperApi
{
    private const string Page = "/room/helper";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/helpers/code", Offer).RequireAuthorization(Policies.Presence);
        api.MapPost("/helpers/token", Exchange).AllowAnonymous().RequireRateLimiting(RateLimits.Helping);
    }

    private static IResult Offer(ClaimsPrincipal caller, HttpContext context, HelperCodes codes, OutsideAddress outside) =>
        codes.Offer(caller.RoomId(), caller.DeviceId()) is var (code, expiresAt)
            ? Results.Ok(new HelperCode(code, $"{outside.Of(context)}{Page}#{code}", expiresAt))
            : Problems.NotFound("Only receiving rooms have helpers.");

    private static IResult Exchange(HelperTokenRequest request, HelperCodes codes)
    {
        if (ShownName.Clean(request.Name) is not { } name)
        {
            return Problems.IsBadName($"A name has 1 to {ShownName.MaxLength} letters, digits, spaces and common marks.");
        }

        return codes.Exchange(request.Code, name) is { } pass ? Results.Ok(pass) : Problems.NotFound("The code is wrong or too old; scan the one on the screen again.");
    }
}
