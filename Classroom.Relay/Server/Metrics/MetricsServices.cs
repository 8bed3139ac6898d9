using Classroom.Relay.Accounts;
using Classroom.Relay.Metrics.Links;
using Classroom.Relay.Metrics.Reading;
using Classroom.Relay.Metrics.Text;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Metrics;

/// <summary>Registers this folder: figures for a monitoring system, for people, and for what starts and balances relays.</summary>
public static class MetricsServices
{
    /// <summary>Where anybody learns in a word whether this relay should be given work.</summary>
    public const string PulsePath = "/health";

    public static IServiceCollection AddRelayMetrics(this IServiceCollection services) =>
        services.AddSingleton<HealthReader>().AddSingleton<MediaPulse>().AddSingleton<LinkHistory>()
            .AddSingleton<LinkWatch>().AddHostedService(provider => provider.GetRequiredService<LinkWatch>());

    /// <summary>Maps /metrics for scrapers with a token, /api/health for the director's page, and /health for anybody.</summary>
    public static IEndpointRouteBuilder MapRelayMetrics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/metrics", ScrapeAsync).RequireAuthorization(Policies.Wall);
        routes.MapGet("/api/health", ReadAsync).RequireAuthorization(Policies.Operation);
        routes.MapGet(PulsePath, PulseAsync).AllowAnonymous();
        return routes;
    }

    private static async Task<IResult> ScrapeAsync(HealthReader reader, CancellationToken cancellation) =>
        await reader.ReadAsync(cancellation) is { } health ? Results.Text(HealthText.Of(health), PrometheusText.ContentType) : Stalled();

    private static async Task<IResult> ReadAsync(HealthReader reader, CancellationToken cancellation) =>
        await reader.ReadAsync(cancellation) is { } health ? Results.Ok(health) : Stalled();

    private static async Task<IResult> PulseAsync(MediaPulse pulse, HttpResponse response)
    {
        var word = await pulse.FeelAsync();
        response.Headers.CacheControl = "no-store";
        return Results.Text(word, statusCode: word == MediaPulse.Ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Stalled() => Problems.Refused(
        StatusCodes.Status503ServiceUnavailable, ErrorCode.Internal, "A media worker does not answer; figures cannot be read.");
}
