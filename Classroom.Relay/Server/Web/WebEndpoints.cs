using Classroom.Shared.WebApps;

namespace Classroom.Relay.Web;

/// <summary>The pages a browser sees: the landing page and the two apps.</summary>
public static class WebEndpoints
{
    private const string LandingPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Maps /, /room and /director. The apps stand beside the relay in <c>apps/</c>, where the build puts them.</summary>
    public static void MapWebApps(this IEndpointRouteBuilder routes)
    {
        var apps = Path.Combine(AppContext.BaseDirectory, "apps");
        routes.MapWebApp("/room", Path.Combine(apps, "endpoint"));
        routes.MapWebApp("/director", Path.Combine(apps, "director"));
        routes.MapGet("/", Landing).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Landing(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = LandingPolicy;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(typeof(WebEndpoints).Assembly.GetManifestResourceStream("landing.html")!, "text/html; charset=utf-8");
    }
}
