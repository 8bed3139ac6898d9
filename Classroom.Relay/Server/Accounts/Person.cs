using Classroom.Shared.Contracts.Hub;
using Microsoft.AspNetCore.Identity;

namespace Classroom.Relay.Accounts;

/// <summary>Somebody who signs in with a name and a password. A person has exactly one role, never <see cref="Role.Room"/>.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>Shown name.</summary>
    public required string Name { get; set; }

    public Role Role { get; set; }
}
