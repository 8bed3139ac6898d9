using System.Globalization;
using System.Security.Claims;
using Classroom.Relay.Hosting;
using Classroom.Shared.Contracts.Rest;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Classroom.Relay.Accounts.Tokens;

/// <summary>
/// Issues and checks bearer tokens: JWT, HS256 (RFC 7519, RFC 7518 section 3.2), under a key that is made once in the data folder.
/// Thread-safe; works in any process that may read the folder, so a token can be printed while the relay runs.
/// </summary>
public sealed class AccessTokens
{
    private const string Issuer = "classroom-relay";
    private const int KeyBytes = 32;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials;
    private readonly TokenValidationParameters _rules;
    private readonly TimeProvider _time;
    private readonly ValidTokens _valid;

    public AccessTokens(DataFolder data, TimeProvider time)
    {
        var key = new SymmetricSecurityKey(data.Secret("token.key", KeyBytes));
        _time = time;
        _valid = new ValidTokens(time);
        _credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _rules = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            IssuerSigningKey = key,
            // Named, so that a token cannot choose "none" or another algorithm for itself (RFC 8725 section 3.1).
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            NameClaimType = ClaimNames.Name,
            RoleClaimType = ClaimNames.Role,
            AuthenticationType = BearerHandler.Scheme,
            LifetimeValidator = (_, expires, _, _) => expires is { } end && end > _time.GetUtcNow().UtcDateTime,
        };
    }

    /// <summary>A token that speaks for the holder until <paramref name="lifetime"/> from now.</summary>
    public AccessToken Issue(TokenHolder holder, TimeSpan lifetime)
    {
        // A JWT counts whole seconds (RFC 7519 section 2).
        var now = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
        var expiresAt = now + lifetime;
        List<Claim> claims =
        [
            new(ClaimNames.Subject, holder.Seat?.Holder ?? holder.RoomId ?? holder.Id ?? holder.Role.ToString()),
            new(ClaimNames.Name, holder.Name),
            new(ClaimNames.Role, holder.Role.ToString()),
        ];
        AddWhenSet(claims, ClaimNames.Room, holder.RoomId);
        AddWhenSet(claims, ClaimNames.BelongsTo, holder.BelongsTo);
        AddWhenSet(claims, ClaimNames.Lesson, holder.Seat?.LessonId);
        AddWhenSet(claims, ClaimNames.Seat, holder.Seat?.Seat.ToString(CultureInfo.InvariantCulture));
        AddWhenSet(claims, ClaimNames.Device, holder.DeviceId?.ToString(CultureInfo.InvariantCulture));
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            Subject = new ClaimsIdentity(claims),
            SigningCredentials = _credentials,
        });
        return new AccessToken(token, expiresAt);
    }

    /// <summary>The caller a token speaks for, or null when it is malformed, forged or expired.</summary>
    public async Task<ClaimsPrincipal?> ValidateAsync(string token)
    {
        if (_valid.Find(token) is { } known)
        {
            return known;
        }

        var outcome = await _handler.ValidateTokenAsync(token, _rules);
        if (!outcome.IsValid)
        {
            return null;
        }

        var caller = new ClaimsPrincipal(outcome.ClaimsIdentity);
        _valid.Add(token, caller, outcome.SecurityToken.ValidTo);
        return caller;
    }

    private static void AddWhenSet(List<Claim> claims, string name, string? value)
    {
        if (value is not null)
        {
            claims.Add(new Claim(name, value));
        }
    }
}
