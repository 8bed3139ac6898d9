namespace Classroom.Relay.Situation;

/// <summary>Registers what the wall knows of the county.</summary>
public static class SituationServices
{
    /// <summary>Adds <see cref="SituationWatch"/> and <see cref="CaptureReports"/>; live lessons, the timetable, links and the help desk come before.</summary>
    public static IServiceCollection AddSituation(this IServiceCollection services) =>
        services.AddSingleton<CaptureReports>().AddSingleton<SituationWatch>().AddHostedService(provider => provider.GetRequiredService<SituationWatch>());
}
