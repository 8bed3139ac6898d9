using System.Security.Claims;
using System.Text.Encodings.Web;
using Classroom.Relay.County;
using Classroom.Shared.Contracts.Hub;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Classroom.Relay.Accounts.Tokens;

/// <summary>
/// Signs a caller in by <c>Authorization: Bearer</c> (RFC 6750), and on the hub alone by <c>?access_token=</c>, because a browser cannot set headers on a WebSocket.
/// A room's token, and that of its helper, is good only while the room exists and the device's key was not withdrawn.
/// </summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    AccessTokens tokens,
    RoomDirectory rooms) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    private const string Prefix = Scheme + " ";
    private const string HubPath = "/hub";

    /// <summary>The token a request shows, or null.</summary>
    public static string? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return header[Prefix.Length..].Trim();
        }

        return request.Path.StartsWithSegments(HubPath) && request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Read(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.ValidateAsync(token) is { } caller && StillKnown(caller)
            ? AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme))
            : AuthenticateResult.Fail("The bearer token is not valid, or not any more.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = Scheme;
        return Task.CompletedTask;
    }

    private bool StillKnown(ClaimsPrincipal caller) => caller.Role() switch
    {
        Role.Room => IsGoodFor(caller.RoomId(), caller.DeviceId()),
        Role.Helper => IsGoodFor(caller.BelongsTo(), caller.DeviceId()),
        _ => true,
    };

    private bool IsGoodFor(string? roomId, int? deviceId) => rooms.Find(roomId) is { } room && (deviceId is not { } device || room.DeviceIds.Contains(device));
}
