using Classroom.Relay.Accounts;
using Classroom.Relay.Courseware.Conversion;
using Classroom.Relay.Courseware.Demo;
using Classroom.Relay.Courseware.Uploads;

namespace Classroom.Relay.Courseware;

/// <summary>Courseware as data: files become pages before the lesson, and pages travel as files instead of video.</summary>
public static class CoursewareServices
{
    /// <summary>Adds uploads, converters and the list. Needs the county's database.</summary>
    public static IServiceCollection AddCourseware(this IServiceCollection services)
    {
        services.AddSingleton<CoursewareFolder>();
        services.AddSingleton<CoursewareNews>();
        services.AddSingleton<CoursewareBook>();
        services.AddSingleton<LessonPages>();
        services.AddSingleton<UploadReceiver>();
        services.AddSingleton<UploadFinish>();
        services.AddSingleton<PageRenderings>();
        services.AddSingleton<PdfPages>();
        services.AddSingleton<PicturePage>();
        services.AddSingleton<ConversionQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<ConversionQueue>());
        services.AddSingleton<CoursewareKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<CoursewareKeeper>());
        services.AddHostedService<DemoCourseware>();
        return services;
    }

    /// <summary>Maps /api/courseware.</summary>
    public static IEndpointRouteBuilder MapCourseware(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/courseware");
        CoursewareApi.Map(api.MapGroup("").RequireAuthorization(Policies.Preparing));
        PagesApi.Map(api.MapGroup("").RequireAuthorization(Policies.Reading));
        return routes;
    }
}
