using System.Security.Claims;
using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Relay.Live;
using Classroom.Relay.Whip.Sdp;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Whip;

/// <summary>
/// WHIP (RFC 9725) and WHEP (draft-ietf-wish-whep) over HTTP: an offer is posted, the answer comes back whole, the session is deleted. Without
/// trickle and without ICE restart: the relay is ICE-lite and its candidates stand in the answer.
/// </summary>
public static class WhipEndpoints
{
    private const string WhipSessionPath = "/whip/sessions/";
    private const string WhepSessionPath = "/whep/sessions/";

    public static IServiceCollection AddWhip(this IServiceCollection services) => services.AddSingleton<WhipSessions>();

    /// <summary>Maps /whip and /whep.</summary>
    public static IEndpointRouteBuilder MapWhip(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/whip/{name}", PublishAsync).RequireAuthorization(Policies.Publishing);
        routes.MapPost("/whep/{name}", PlayAsync);
        foreach (var path in new[] { WhipSessionPath, WhepSessionPath })
        {
            routes.MapDelete(path + "{id}", DeleteAsync);
            routes.MapPatch(path + "{id}", () => Problems.Refused(
                StatusCodes.Status501NotImplemented, ErrorCode.Invalid, "Trickle ICE and ICE restart are not offered; make a new session."));
        }

        foreach (var path in new[] { "/whip/{name}", "/whep/{name}" })
        {
            routes.MapMethods(path, [HttpMethods.Options], AcceptPost).AllowAnonymous();
        }

        return routes;
    }

    private static async Task<IResult> PublishAsync(string name, HttpContext context, ClaimsPrincipal caller, RoomDirectory rooms, WhipSessions sessions)
    {
        var room = rooms.Find(name) ?? rooms.FindByName(name);
        if (caller.Role() == Role.Room && room?.Identity.RoomId != caller.RoomId())
        {
            return Refuse(StatusCodes.Status403Forbidden, ErrorCode.Forbidden, "A room's token publishes that room only.");
        }

        if (room is null && !SourceName.IsValid(name))
        {
            return Refuse(StatusCodes.Status400BadRequest, ErrorCode.Invalid, SourceName.Rule);
        }

        var (offer, refused) = await OfferBody.ReadAsync(context.Request);
        if (offer is null)
        {
            return Refuse(refused!);
        }

        var (session, refusal) = await sessions.PublishAsync(room?.Identity.RoomId ?? name, room?.Identity.RoomId, Owner(caller), offer);
        return session is null ? Refuse(refusal!) : Created(context, WhipSessionPath, session);
    }

    private static async Task<IResult> PlayAsync(
        string name, HttpContext context, ClaimsPrincipal caller, RoomDirectory rooms, SourceRegistry sources, LessonBoard board, WhipSessions sessions)
    {
        var roomId = (rooms.Find(name) ?? rooms.FindByName(name))?.Identity.RoomId;
        IReadOnlyList<LiveSource> wanted = sources.Find(name) is { TalksTo: null } one ? [one] : sources.OfName(roomId ?? name);
        var mayWatch = caller.Role() switch
        {
            Role.Administrator or Role.Director or Role.Observer => true,
            Role.Room when wanted is [{ LessonId: { } lessonId }, ..] => board.OfRoom(caller.RoomId() ?? "")?.LessonId == lessonId,
            Role.Room => (wanted.Count > 0 ? wanted[0].RoomId : roomId) == caller.RoomId(),
            _ => false,
        };
        if (!mayWatch)
        {
            return Refuse(StatusCodes.Status403Forbidden, ErrorCode.Forbidden, "The token's role does not allow watching this source.");
        }

        if (wanted.Count == 0)
        {
            return Refuse(WhipRefusal.NotFound("Nothing is published under this name."));
        }

        var (offer, refused) = await OfferBody.ReadAsync(context.Request);
        if (offer is null)
        {
            return Refuse(refused!);
        }

        var (session, refusal) = await sessions.PlayAsync(wanted, Owner(caller), offer);
        return session is null ? Refuse(refusal!) : Created(context, WhepSessionPath, session);
    }

    private static async Task<IResult> DeleteAsync(string id, ClaimsPrincipal caller, WhipSessions sessions)
    {
        if (sessions.Find(id) is not { } session)
        {
            return Refuse(WhipRefusal.NotFound("There is no such session, or not any more."));
        }

        if (session.Owner != Owner(caller) && caller.Role() != Role.Administrator)
        {
            return Refuse(StatusCodes.Status403Forbidden, ErrorCode.Forbidden, "Only who made a session may end it.");
        }

        await session.CloseAsync();
        return Results.Ok();
    }

    private static IResult AcceptPost(HttpResponse response)
    {
        response.Headers["Accept-Post"] = SessionDescription.ContentType;
        return Results.NoContent();
    }

    private static IResult Created(HttpContext context, string path, WhipSession session)
    {
        context.Response.Headers.Location = path + session.Id;
        context.Response.Headers.ETag = session.EntityTag;
        return Results.Text(session.TakeAnswer(), SessionDescription.ContentType, statusCode: StatusCodes.Status201Created);
    }

    private static string Owner(ClaimsPrincipal caller) => caller.FindFirst(ClaimNames.Subject)?.Value ?? "";

    private static IResult Refuse(WhipRefusal refusal) => Refuse(refusal.Status, refusal.Code, refusal.Sentence);

    private static IResult Refuse(int status, ErrorCode code, string sentence) => Problems.Refused(status, code, sentence);
}
