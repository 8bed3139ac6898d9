using System.Security.Claims;
using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Shared.Contracts.Hub;
using Microsoft.Net.Http.Headers;

namespace Classroom.Relay.Courseware;

/// <summary>/api/courseware: reading it. A room's device lists its own courseware, a receiving room that of the lecture rooms it follows; pages are anybody's who may read.</summary>
internal static class PagesApi
{
    private const int HashLength = 64;

    /// <param name="api">The group that readers pass.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/", async (string? room, ClaimsPrincipal caller, RoomDirectory rooms, CoursewareBook book) => await book.ListAsync(Listed(room, caller, rooms)));
        api.MapGet("/{documentId}", async (string documentId, ClaimsPrincipal caller, RoomDirectory rooms, CoursewareBook book) =>
            await book.ReadAsync(documentId) is { } document && Listed(document.Record.RoomId, caller, rooms).Count > 0
                ? Results.Ok(document)
                : Problems.NotFound(CoursewareSentences.NoSuchDocument));
        api.MapGet("/pages/{hash}", (string hash, CoursewareFolder store, HttpContext http) => Page(hash, store, http.Response));
    }

    /// <summary>The rooms whose courseware the caller may list: of those it may, the one it asks for, or all.</summary>
    private static IReadOnlyList<string> Listed(string? asked, ClaimsPrincipal caller, RoomDirectory rooms)
    {
        if (caller.Role() is not Role.Room)
        {
            return asked is null ? [.. rooms.Rooms.Select(room => room.Identity.RoomId)] : [asked];
        }

        var own = caller.RoomId()!;
        return [.. rooms.PairedWith(own).Prepend(own).Where(room => asked is null || room == asked)];
    }

    private static IResult Page(string hash, CoursewareFolder store, HttpResponse response)
    {
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower) || store.Page(hash) is not { } path || !File.Exists(path))
        {
            return Problems.NotFound(CoursewareSentences.NoSuchDocument);
        }

        // The address is the content: who has it never need ask again. Private, for a classroom's pages are nobody else's business.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(path, "image/webp", entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }
}
