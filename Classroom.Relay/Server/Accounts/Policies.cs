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

    /// <summary>Entering the hub, where each call asks again; the one policy that lets pupils in.</summary>
    public const string Lessons = "lessons";

    /// <summary>Keeping what a lecture room has prepared; whose, the route asks.</summary>
    public const string Preparation = "preparation";

    /// <summary>Sending media into the relay.</summary>
    public const string Publishing = "publishing";

    /// <summary>Being a room.</summary>
    public const string Presence = "presence";

    /// <summary>Adding courseware for a lecture room: its device, or a person who prepares lessons.</summary>
    public const string Preparing = "preparing";

    /// <summary>Reading courseware: every room of the county, and everybody who watches lessons.</summary>
    public const string Reading = "reading";

    /// <summary>Helping in a room.</summary>
    public const string Assistance = "assistance";

    /// <summary>Asking the information centre for help.</summary>
    public const string Asking = "asking";

    /// <summary>Closing a call for help: a room's own, or any.</summary>
    public const string Closing = "closing";

    internal static void Add(AuthorizationOptions options)
    {
        // A pupil has no account: what does not name pupils is closed to them.
        options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => context.User.Role() is not Role.Pupil).Build();
        options.FallbackPolicy = options.DefaultPolicy;
        options.AddPolicy(Lessons, policy => policy.RequireAuthenticatedUser());
        Allow(options, Administration, Role.Administrator);
        Allow(options, Operation, Role.Administrator, Role.Director);
        Allow(options, Wall, Role.Administrator, Role.Director, Role.Observer);
        Allow(options, Preparation, Role.Administrator, Role.Director, Role.Room);
        Allow(options, Publishing, Role.Administrator, Role.Room);
        Allow(options, Presence, Role.Room);
        Allow(options, Preparing, Role.Administrator, Role.Director, Role.Teacher, Role.Room);
        Allow(options, Reading, Role.Administrator, Role.Director, Role.Teacher, Role.Observer, Role.Room);
        Allow(options, Assistance, Role.Helper);
        Allow(options, Asking, Role.Room, Role.Helper);
        Allow(options, Closing, Role.Room, Role.Helper, Role.Director, Role.Administrator);
    }

    private static void Allow(AuthorizationOptions options, string name, params Role[] roles)
        => options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireClaim(ClaimNames.Role, roles.Select(role => role.ToString())));
}
