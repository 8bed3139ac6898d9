using System.Security.Claims;
using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Quiz;

/// <summary>/api/rooms/{id}/questions: what a lecture room has prepared, for its own page and for those who operate lessons in its place.</summary>
internal static class QuestionsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var questions = api.MapGroup("/rooms/{roomId}/questions").RequireAuthorization(Policies.Preparation);
        questions.MapGet("", async (string roomId, ClaimsPrincipal caller, RoomDirectory rooms, QuestionBook book) =>
            Refusal(roomId, caller, rooms) ?? Results.Ok(await book.ReadAsync(roomId)));
        questions.MapPut("", async (string roomId, PreparedQuestions list, ClaimsPrincipal caller, RoomDirectory rooms, QuestionBook book) =>
            Refusal(roomId, caller, rooms) ?? (await book.WriteAsync(roomId, list) ? Results.NoContent() : Problems.IsBadQuestion()));
    }

    private static IResult? Refusal(string roomId, ClaimsPrincipal caller, RoomDirectory rooms)
    {
        if (caller.Role() == Role.Room && caller.RoomId() != roomId)
        {
            return Problems.Refused(StatusCodes.Status403Forbidden, ErrorCode.Forbidden, "一间教室只能准备自己的题目。");
        }

        return rooms.Find(roomId) is { Identity.Kind: RoomKind.Lecture } ? null : Problems.NotFound("没有这间主讲教室。");
    }
}
