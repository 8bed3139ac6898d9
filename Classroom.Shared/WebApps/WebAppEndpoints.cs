using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Classroom.Shared.WebApps;

/// <summary>Serves a built web app; the relay and the small hosts both do.</summary>
public static class WebAppEndpoints
{
    /// <summary>
    /// Maps the app built into <paramref name="folder"/> at <paramref name="basePath"/> ("/room"), the base its build was made for, to anyone:
    /// the app asks who one is by itself.
    /// </summary>
    public static IEndpointConventionBuilder MapWebApp(this IEndpointRouteBuilder routes, string basePath, string folder)
    {
        var app = new WebApp(folder);
        return routes
            .MapMethods(basePath + "/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, string? path) => app.ServeAsync(context, path ?? ""))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
