using Classroom.Relay.Accounts;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.County.Rooms;

/// <summary>/api/rooms and /api/county: administrators keep the county's rooms.</summary>
internal static class RoomsApi
{
    /// <param name="api">The group of /api that only administrators pass.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rooms", (RoomBook book) => book.ListAsync());
        api.MapPost("/rooms", async (NewRoom request, RoomBook book) =>
        {
            var (room, refusal) = await book.AddAsync(request);
            return room is null ? Refuse(refusal) : Results.Ok(room);
        });
        api.MapPost("/rooms/import", (RoomImport request, RoomBook book) => book.ImportAsync(request.Csv));
        api.MapPut("/rooms/{roomId}", async (string roomId, RoomLabels request, RoomBook book) => Answer(await book.RelabelAsync(roomId, request)));
        api.MapDelete("/rooms/{roomId}", async (string roomId, RoomBook book) => Answer(await book.DeleteAsync(roomId)));
        api.MapPut("/rooms/{roomId}/receivers", async (string roomId, ReceiverChoice request, RoomBook book) => Answer(await book.PairAsync(roomId, request.RoomIds)));
        api.MapPut("/county", async (CountyName request, RoomBook book) => Answer(await book.NameCountyAsync(request.Name)));
    }

    private static IResult Answer(RoomRefusal? refusal) => refusal is null ? Results.NoContent() : Refuse(refusal);

    private static IResult Refuse(RoomRefusal? refusal) => refusal switch
    {
        RoomRefusal.BadName => Problems.IsBadName($"A name has 1 to {ShownName.MaxLength} letters, digits, spaces and common marks."),
        RoomRefusal.NameTaken => Problems.IsNameTaken("Another room has this name."),
        RoomRefusal.InLesson => Problems.IsInLesson("The room is in a live lesson."),
        RoomRefusal.BadPairing => Problems.IsBadPairing("A lecture room is paired with receiving rooms only."),
        _ => Problems.NotFound("There is no such room."),
    };
}
