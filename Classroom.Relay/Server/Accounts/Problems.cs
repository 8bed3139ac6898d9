using Classroom.Relay.Metrics;
using Classroom.Shared.Contracts.Courseware;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;
using System.Text.Json;

namespace Classroom.Relay.Accounts;

/// <summary>Refusals as problem details (RFC 9457) with a stable <c>code</c>: the names of <see cref="ErrorCode"/>, and the few that only sign-in, the book of rooms or courseware knows.</summary>
internal static class Problems
{
    /// <summary>Too many tries; Retry-After says when the next may come.</summary>
    public const string TooManyRequests = "tooManyRequests";

    /// <summary>The name is locked for some minutes after wrong passwords.</summary>
    private const string LockedOut = "lockedOut";

    /// <summary>The password breaks the policy; the detail says how.</summary>
    private const string WeakPassword = "weakPassword";

    /// <summary>The name cannot be used, or is taken.</summary>
    private const string BadUserName = "badUserName";

    /// <summary>The request came from another web site's page.</summary>
    private const string OtherOrigin = "foreignOrigin";

    /// <summary>The name of a room, school, 学区 or county breaks the rule.</summary>
    private const string BadName = "badName";

    /// <summary>A file is empty or larger than courseware may be.</summary>
    private const string BadSize = "badSize";

    /// <summary>Another room has the name.</summary>
    private const string NameTaken = "nameTaken";

    /// <summary>No live lesson has the code.</summary>
    private const string WrongCode = "wrongCode";

    /// <summary>The room is in a live lesson.</summary>
    private const string InLesson = "inLesson";

    /// <summary>A pairing leads from a lecture room to a receiving room.</summary>
    private const string BadPairing = "badPairing";

    /// <summary>The database does not answer; the same request may succeed shortly.</summary>
    private const string DatabaseIsAway = "databaseAway";

    /// <summary>The disk of the server is full.</summary>
    private const string NoSpace = "noSpace";

    public static IResult Unauthorized(string detail) => Of(StatusCodes.Status401Unauthorized, Name(ErrorCode.Unauthorized), detail);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, Name(ErrorCode.NotFound), detail);

    public static IResult IsLockedOut() => Of(StatusCodes.Status429TooManyRequests, LockedOut, "Too many wrong passwords; the name is locked for some minutes.");

    public static IResult IsWeakPassword(string detail) => Of(StatusCodes.Status400BadRequest, WeakPassword, detail);

    public static IResult IsBadUserName(string detail) => Of(StatusCodes.Status400BadRequest, BadUserName, detail);

    public static IResult IsBadName(string detail) => Of(StatusCodes.Status400BadRequest, BadName, detail);

    public static IResult IsBadSize(string detail) => Of(StatusCodes.Status400BadRequest, BadSize, detail);

    public static IResult IsBadPairing(string detail) => Of(StatusCodes.Status400BadRequest, BadPairing, detail);

    public static IResult IsNameTaken(string detail) => Of(StatusCodes.Status409Conflict, NameTaken, detail);

    public static IResult IsInLesson(string detail) => Of(StatusCodes.Status409Conflict, InLesson, detail);

    public static IResult HasNoSpace(string detail) => Of(StatusCodes.Status507InsufficientStorage, NoSpace, detail);

    /// <summary>The file cannot be courseware.</summary>
    public static IResult IsBadCourseware(CoursewareFault fault, string detail)
        => Of(StatusCodes.Status422UnprocessableEntity, Name(fault), detail);

    public static IResult IsBadQuestion() => Of(StatusCodes.Status400BadRequest, Name(ErrorCode.Invalid), "题目没有保存：最多 100 题，每题要有完整的选项，答案要与题型相符。");

    public static IResult IsWrongCode() => Of(StatusCodes.Status404NotFound, WrongCode, "没有这个答题码。请看教室的大屏幕，重新输入六位数字。");

    public static IResult IsSeatTaken() => Of(StatusCodes.Status409Conflict, Name(ErrorCode.SeatTaken), "这个座位正由另一台设备作答。请核对座位号；确实是你的座位，请老师放开它，或等一分钟再试。");

    public static IResult HasNoSuchSeat() => Of(StatusCodes.Status404NotFound, Name(ErrorCode.NotFound), "没有这个座位。座位号是 1 到 99。");

    /// <summary>The lesson cannot be planned.</summary>
    public static IResult IsBadPlan(PlanFault fault) => Of(
        fault is PlanFault.RoomTaken ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
        Name(fault),
        fault switch
        {
            PlanFault.RoomTaken => "这个时间里，有一间教室已经排了别的课。",
            PlanFault.NoSuchLectureRoom => "没有这间主讲教室。",
            PlanFault.NoSuchReceivingRoom => "没有这间接收教室。",
            PlanFault.BadText => "学科和课题各不超过 32 个字。",
            PlanFault.BadLength => "下课要晚于上课，一节课不超过四小时。",
            _ => "日期要写成 2026-09-01 这样。",
        });

    public static IResult IsTooOften() => Of(StatusCodes.Status429TooManyRequests, TooManyRequests, "次数太多，请等一分钟再试。");

    public static IResult ForeignOrigin() => Of(StatusCodes.Status403Forbidden, OtherOrigin, "The request did not come from a page of this relay.");

    public static IResult DatabaseAway() => Of(StatusCodes.Status503ServiceUnavailable, DatabaseIsAway, "数据库暂时没有应答，请稍后再试。The database does not answer; try again shortly.");

    public static IResult Refused(int status, ErrorCode code, string detail) => Of(status, Name(code), detail);

    /// <summary>Gives a refusal that the framework made by status alone its code, and takes each down: every problem passes here on its way out.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var (problem, http) = (context.ProblemDetails, context.HttpContext);
        problem.Extensions.TryAdd("code", CodeOf(problem.Status));
        var asker = http.User.Identity is { IsAuthenticated: true } ? http.User.RoomId() ?? http.User.DisplayName() : http.Connection.RemoteIpAddress?.ToString();
        var what = http.GetEndpoint() is RouteEndpoint route ? $"{http.Request.Method} {route.RoutePattern.RawText}" : "A request";
        http.RequestServices.GetRequiredService<RefusalBook>().Note(asker ?? "", what, problem.Extensions["code"] as string ?? "", problem.Detail ?? "");
    }

    /// <summary>The code for a refusal that the framework made by status alone.</summary>
    private static string? CodeOf(int? status) => status switch
    {
        StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType => Name(ErrorCode.Invalid),
        StatusCodes.Status401Unauthorized => Name(ErrorCode.Unauthorized),
        StatusCodes.Status403Forbidden => Name(ErrorCode.Forbidden),
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => Name(ErrorCode.NotFound),
        StatusCodes.Status409Conflict => Name(ErrorCode.Conflict),
        StatusCodes.Status429TooManyRequests => TooManyRequests,
        >= StatusCodes.Status500InternalServerError => Name(ErrorCode.Internal),
        _ => null,
    };

    private static IResult Of(int status, string code, string detail)
        => Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>A code as it stands on the wire.</summary>
    public static string Name(Enum code) => JsonNamingPolicy.CamelCase.ConvertName(code.ToString());
}
