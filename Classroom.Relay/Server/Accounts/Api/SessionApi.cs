using System.Security.Claims;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;
using Microsoft.AspNetCore.Identity;

namespace Classroom.Relay.Accounts.Api;

/// <summary>/api/session: people sign in and out by cookie.</summary>
internal static class SessionApi
{
    /// <summary>Hashed for a name that does not exist, so that the answer takes as long as for one that does.</summary>
    private static readonly Person Nobody = new() { Name = string.Empty };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Person>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/session", SignIn).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        api.MapGet("/session", (ClaimsPrincipal caller) => caller.Role() is { } role ? Results.Ok(new Me(caller.UserName(), caller.DisplayName(), role)) : Results.Unauthorized());
        api.MapDelete("/session", SignOut).AllowAnonymous();
    }

    private static async Task<IResult> SignIn(Credentials credentials, SignInManager<Person> signIn, IPasswordHasher<Person> hasher)
    {
        if (await signIn.UserManager.FindByNameAsync(credentials.UserName) is not { } person)
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, credentials.Password);
            return WrongCredentials();
        }

        var outcome = await signIn.CheckPasswordSignInAsync(person, credentials.Password, lockoutOnFailure: true);
        if (outcome.IsLockedOut)
        {
            return Problems.IsLockedOut();
        }

        if (!outcome.Succeeded || person.Role is Role.Room or Role.Helper)
        {
            return WrongCredentials();
        }

        await signIn.SignInAsync(person, isPersistent: true);
        return Results.Ok(new Me(person.UserName!, person.Name, person.Role));
    }

    private static async Task<IResult> SignOut(SignInManager<Person> signIn)
    {
        await signIn.SignOutAsync();
        return Results.NoContent();
    }

    private static IResult WrongCredentials() => Problems.Unauthorized("The user name or the password is wrong.");
}
