using Classroom.Relay.Accounts;
using Classroom.Relay.County.Rooms;
using Classroom.Relay.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.County;

/// <summary>Registers the county's database and directory.</summary>
public static class CountyServices
{
    /// <summary>
    /// Adds <see cref="CountyContext"/> on SQLite in the data folder, <see cref="RoomDirectory"/>, and the start that migrates and fills the database.
    /// Whoever maps it also provides <see cref="IRoomUse"/>.
    /// </summary>
    public static IServiceCollection AddCounty(this IServiceCollection services, RelayOptions options)
    {
        var data = DataFolder.Open(options.Data);
        services.AddSingleton(options);
        services.AddSingleton(data);
        services.AddDbContextFactory<CountyContext>(builder => ConfigureDatabase(builder, data));
        services.AddSingleton<RoomDirectory>();
        services.AddSingleton<RoomBook>();
        services.AddHostedService<CountyStartup>();
        return services;
    }

    /// <summary>Maps what administrators do to rooms and the county under /api.</summary>
    public static IEndpointRouteBuilder MapCounty(this IEndpointRouteBuilder routes)
    {
        RoomsApi.Map(routes.MapGroup("/api").RequireAuthorization(Policies.Administration));
        return routes;
    }

    /// <summary>Points a context at the data folder's SQLite file. EF Core puts a new file into WAL mode, so that reading goes on while somebody writes.</summary>
    internal static void ConfigureDatabase(DbContextOptionsBuilder builder, DataFolder data)
        => builder.UseSqlite($"Data Source={data.Database};Default Timeout=10");
}
