using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Classroom.Relay.Udp;

/// <summary>Registers this folder.</summary>
public static class MediaPlaneRegistration
{
    /// <summary>Adds the <see cref="MediaPlane"/>, started and stopped with the host, and its options from the section "Media".</summary>
    public static IServiceCollection AddMediaPlane(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MediaOptions>().Bind(configuration.GetSection(MediaOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MediaOptions>, MediaOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MediaPlane>();
        return services.AddHostedService(provider => provider.GetRequiredService<MediaPlane>());
    }
}
