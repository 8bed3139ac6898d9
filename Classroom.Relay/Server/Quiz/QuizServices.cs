using Classroom.Relay.Live;

namespace Classroom.Relay.Quiz;

/// <summary>Registers what the quiz needs before the hub: seats for pupils and prepared questions.</summary>
public static class QuizServices
{
    /// <summary>The short address on a room's screen.</summary>
    internal const string Page = "/answer";

    /// <summary>Adds <see cref="PupilDesk"/> and the book of prepared questions; both need live lessons and the county's database.</summary>
    public static IServiceCollection AddQuiz(this IServiceCollection services)
    {
        services.AddSingleton<PupilDesk>();
        services.AddSingleton<WrongCodes>();
        services.AddSingleton<QuestionBook>();
        services.AddHostedService<BallotClock>();
        return services;
    }

    /// <summary>Maps /api/seats, /api/rooms/{id}/questions, and /answer, the short address on a room's screen, to the page behind it.</summary>
    public static IEndpointRouteBuilder MapQuiz(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        JoinApi.Map(api);
        QuestionsApi.Map(api);
        routes.MapGet(Page, (HttpContext context) => Results.Redirect("/room/answer" + context.Request.QueryString)).AllowAnonymous();
        return routes;
    }
}
