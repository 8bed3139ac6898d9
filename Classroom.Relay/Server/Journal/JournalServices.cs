namespace Classroom.Relay.Journal;

/// <summary>Registers the journal of lessons.</summary>
public static class JournalServices
{
    /// <summary>Adds <see cref="LessonJournal"/> and <see cref="JournalReader"/>; both need the county's database.</summary>
    public static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.AddSingleton<JournalReader>();
        services.AddSingleton<LessonJournal>();
        services.AddHostedService(provider => provider.GetRequiredService<LessonJournal>());
        return services;
    }
}
