using Classroom.Relay.Accounts;
using Classroom.Relay.County.Database;
using Classroom.Relay.County.Rooms;
using Classroom.Relay.County.Rosters;
using Classroom.Relay.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.County;

/// <summary>Registers the county's database and directory.</summary>
public static class CountyServices
{
    /// <summary>
    /// Adds <see cref="CountyContext"/> on the database that the settings name, <see cref="RoomDirectory"/>, and the start that migrates and fills the database.
    /// Whoever maps it also provides <see cref="IRoomUse"/>.
    /// </summary>
    /// <exception cref="StartRefusedException">The settings name no database.</exception>
    public static IServiceCollection AddCounty(this IServiceCollection services, RelayOptions options, IConfiguration configuration)
    {
        var data = DataFolder.Open(options.Data);
        var database = CountyDatabase.Read(configuration, data);
        services.AddSingleton(options);
        services.AddSingleton(data);
        services.AddSingleton(database);
        services.AddDbContextFactory<CountyContext>(database.Configure);
        services.AddSingleton<RoomDirectory>();
        services.AddSingleton<RoomBook>();
        services.AddSingleton<RosterBook>();
        services.AddHostedService<CountyStartup>();
        return services;
    }

    /// <summary>Begins what takes longest of the database's start, its model, while the rest of the relay is put together. Whoever needs it waits for it, and meets its fault.</summary>
    public static void BeginCounty(this IServiceProvider services) => _ = Task.Run(() =>
    {
        using var context = services.GetRequiredService<IDbContextFactory<CountyContext>>().CreateDbContext();
        return context.Model;
    });

    /// <summary>Maps what administrators do to rooms and the county under /api.</summary>
    public static IEndpointRouteBuilder MapCounty(this IEndpointRouteBuilder routes)
    {
        RoomsApi.Map(routes.MapGroup("/api").RequireAuthorization(Policies.Administration));
        RosterApi.Map(routes.MapGroup("/api"));
        return routes;
    }
}
