using System.Globalization;
using Classroom.Relay.Accounts;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Hosting;
using Classroom.Relay.Live;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Quiz;

/// <summary>/api/seats: a pupil's device takes a seat by the code on the room's screen. No account; the token it gets is good for this seat in this lesson.</summary>
internal static class JoinApi
{
    /// <summary>Longer than a lesson. A token ends with its lesson and with its seat in any case; that is asked whenever it is shown.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(4);

    /// <summary>A disk that is full must not hang a pupil's page; the seat holds in this run of the relay all the same.</summary>
    private static readonly TimeSpan MostStoring = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/seats", (HttpContext context, OutsideAddress outside) => new AnswerDoor(outside.Of(context) + QuizServices.Page)).AllowAnonymous();
        api.MapPost("/seats", TakeAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Joining);
    }

    private static async Task<IResult> TakeAsync(JoinSeat request, HttpContext caller, PupilDesk desk, AccessTokens tokens, WrongCodes wrong)
    {
        if (wrong.AreTooMany(caller))
        {
            return Problems.IsTooOften();
        }

        if (desk.Find(request.Code) is not var (lesson, roomId))
        {
            wrong.Count(caller);
            return Problems.IsWrongCode();
        }

        var held = request.Token is null ? null : (await tokens.ValidateAsync(request.Token))?.Seat();
        var (seat, refusal) = desk.Seat(lesson, roomId, request.Seat, held);
        if (seat is null)
        {
            return refusal!.Code == ErrorCode.SeatTaken ? Problems.IsSeatTaken() : Problems.HasNoSuchSeat();
        }

        await lesson.Stored.WaitAsync(MostStoring).ContinueWith(_ => { }, TaskScheduler.Default);
        var name = seat.Seat.ToString(CultureInfo.InvariantCulture);
        var token = tokens.Issue(new TokenHolder(Role.Pupil, name, seat.RoomId, Seat: seat), TokenLifetime);
        var room = lesson.State.Rooms.First(room => room.RoomId == roomId);
        return Results.Ok(new HeldSeat(token.Token, token.ExpiresAt, lesson.LessonId, room.Name, seat.Seat));
    }
}
