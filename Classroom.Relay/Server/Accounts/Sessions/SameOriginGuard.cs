using Classroom.Relay.Accounts.Tokens;
using Microsoft.Net.Http.Headers;

namespace Classroom.Relay.Accounts.Sessions;

/// <summary>
/// Keeps other web sites from acting with a visitor's cookie: a request that changes something, and a WebSocket (which no CORS rule covers), must come from the relay's own
/// pages. Browsers name the page in Origin (RFC 6454 section 7); a request with a cookie and no Origin is refused too. A bearer token is no ambient credential and is let through.
/// </summary>
internal sealed class SameOriginGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!CanAct(context.Request) || BearerHandler.Read(context.Request) is not null || IsOwnPage(context))
        {
            return next(context);
        }

        return Problems.ForeignOrigin().ExecuteAsync(context);
    }

    private static bool CanAct(HttpRequest request)
    {
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        return !reads || string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOwnPage(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers[HeaderNames.Origin].ToString();
        if (origin.Length == 0)
        {
            return context.User.Identity is not { IsAuthenticated: true };
        }

        return Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
            && Uri.Compare(page, own, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
