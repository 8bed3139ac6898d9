using Classroom.Relay.Accounts.Api;
using Classroom.Relay.Accounts.Helpers;
using Classroom.Relay.Accounts.Pairing;
using Classroom.Relay.Accounts.Sessions;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Classroom.Relay.Hosting;
using Classroom.Relay.Metrics;
using Classroom.Shared.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Classroom.Relay.Accounts;

/// <summary>Sign-in of people, rooms and tokens. Goes with <see cref="CountyServices.AddCounty"/>, which must be added first: the county is migrated before the setup link asks it.</summary>
public static class AccountServices
{
    private const string EitherScheme = "cookie-or-bearer";

    /// <summary>Registers sign-in, policies, rate limits and problem details.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, RelayOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AccessTokens>();
        services.AddScoped<RoomKeys>();
        services.AddSingleton<HelperCodes>();
        services.AddSingleton<OutsideAddress>();
        services.AddSingleton<SetupLink>();
        services.AddHostedService(provider => provider.GetRequiredService<SetupLink>());
        services.AddDataProtection()
            .SetApplicationName("classroom-relay")
            .PersistKeysToFileSystem(new DirectoryInfo(DataFolder.Open(options.Data).Folder("cookie-keys")));
        AddPeople(services);
        AddAuthentication(services);
        services.AddAuthorization(Policies.Add);
        services.AddRateLimiter(RateLimits.Add);
        services.AddSingleton<RefusalBook>();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Complete);
        services.ConfigureHttpJsonOptions(json => ContractJson.Configure(json.SerializerOptions));
        // A malformed body is the caller's fault: 400 in every environment.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        return services;
    }

    /// <summary>Puts sign-in into the pipeline. After routing and static files, before every endpoint that needs a caller.</summary>
    public static IApplicationBuilder UseAccounts(this IApplicationBuilder app) => app
        .UseStatusCodePages()
        .UseMiddleware<DatabaseGuard>()
        .UseAuthentication()
        .UseMiddleware<SameOriginGuard>()
        .UseRateLimiter()
        .UseAuthorization();

    /// <summary>Maps /api/session, /api/rooms, /api/helpers, /api/demo, /api/setup and /api/info.</summary>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        InfoApi.Map(api);
        SessionApi.Map(api);
        SetupApi.Map(api);
        RoomAccessApi.Map(api);
        HelperApi.Map(api);
        return routes;
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(identity =>
            {
                // Length and variety instead of character classes (NIST SP 800-63B section 5.1.1.2).
                identity.Password = new PasswordOptions
                {
                    RequiredLength = 10,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                identity.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5) };
                identity.ClaimsIdentity.UserIdClaimType = ClaimNames.Subject;
                identity.ClaimsIdentity.UserNameClaimType = ClaimNames.UserName;
                identity.ClaimsIdentity.RoleClaimType = ClaimNames.Role;
            })
            .AddEntityFrameworkStores<CountyContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaimsFactory>();
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = TimeSpan.FromMinutes(5));
    }

    private static void AddAuthentication(IServiceCollection services) => services
        .AddAuthentication(EitherScheme)
        .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = context =>
            BearerHandler.Read(context.Request) is null ? IdentityConstants.ApplicationScheme : BearerHandler.Scheme)
        .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Scheme, null)
        .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie);

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "classroom";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        // An API answers with a status; where to sign in is the page's business.
        cookie.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
