using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;
using Microsoft.AspNetCore.Identity;

namespace Classroom.Relay.Accounts.Api;

/// <summary>/api/setup: the first administrator, by the link printed on the console.</summary>
internal static class SetupApi
{
    private const int LongestName = 64;

    public static void Map(IEndpointRouteBuilder api)
        => api.MapPost("/setup", CreateAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);

    private static async Task<IResult> CreateAsync(FirstAdministrator request, SetupLink link, SignInManager<Person> signIn)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return Problems.IsBadUserName($"The name to show has 1 to {LongestName} characters.");
        }

        var person = new Person { UserName = request.UserName, Name = name, Role = Role.Administrator };
        if (await link.RedeemAsync(request.Token, person, request.Password, signIn.UserManager) is not { } outcome)
        {
            return Problems.NotFound("The link is wrong, was used, or an administrator exists.");
        }

        if (!outcome.Succeeded)
        {
            var reasons = string.Join(' ', outcome.Errors.Select(error => error.Description));
            return outcome.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal)) ? Problems.IsWeakPassword(reasons) : Problems.IsBadUserName(reasons);
        }

        await signIn.SignInAsync(person, isPersistent: true);
        return Results.Ok(new Me(person.UserName, person.Name, person.Role));
    }
}
