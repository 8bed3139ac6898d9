using Classroom.Shared.Contracts.Hub;
using Microsoft.AspNetCore.Authorization;

namespace Classroom.Relay.Accounts;

/// <summary>Who may do what. A route that names none of these still asks for a sign-in: the fallback denies.</summary>
public static class Policies
{
    /// <summary>Accounts, rooms, settings.</summary>
    public const string Administration = "administration";

    /// <summary>Operating lessons of other rooms.</summary>
    public const string Operation = "operation";

    /// <summary>Seeing every room of the county.</summary>
    public const string Wall = "wall";

    /// <summary>Sending media into the relay.</summary>
    public const string Publishing = "publishing";

    /// <summary>Being a room.</summary>
    public const string Presence = "presence";

    /// <summary>Adding courseware for a lecture room: its device, or a person who prepares lessons.</summary>
    public const string Preparing = "preparing";

    /// <summary>Reading courseware: every room of the county, and everybody who watches lessons.</summary>
    public const string Reading = "reading";

    internal static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy;
        Allow(options, Administration, Role.Administrator);
        Allow(options, Operation, Role.Administrator, Role.Director);
        Allow(options, Wall, Role.Administrator, Role.Director, Role.Observer);
        Allow(options, Publishing, Role.Administrator, Role.Room);
        Allow(options, Presence, Role.Room);
        Allow(options, Preparing, Role.Administrator, Role.Director, Role.Teacher, Role.Room);
        Allow(options, Reading, Role.Administrator, Role.Director, Role.Teacher, Role.Observer, Role.Room);
    }

    private static void Allow(AuthorizationOptions options, string name, params Role[] roles)
        => options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireClaim(ClaimNames.Role, roles.Select(role => role.ToString())));
}
