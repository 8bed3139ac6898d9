using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Classroom.Relay.Accounts.Sessions;

/// <summary>Puts a person's shown name and role beside Identity's own claims.</summary>
internal sealed class PersonClaimsFactory(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimNames.Name, user.Name));
        identity.AddClaim(new Claim(ClaimNames.Role, user.Role.ToString()));
        return identity;
    }
}
