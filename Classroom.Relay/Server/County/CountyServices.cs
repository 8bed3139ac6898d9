using Classroom.Relay.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.County;

/// <summary>Registers the county's database and directory.</summary>
public static class CountyServices
{
    /// <summary>Adds <see cref="CountyContext"/> on SQLite in the data folder, <see cref="RoomDirectory"/>, and the start that migrates and fills the database.</summary>
    public static IServiceCollection AddCounty(this IServiceCollection services, RelayOptions options)
    {
        var data = DataFolder.Open(options.Data);
        services.AddSingleton(options);
        services.AddSingleton(data);
        services.AddDbContextFactory<CountyContext>(builder => ConfigureDatabase(builder, data));
        services.AddSingleton<RoomDirectory>();
        services.AddHostedService<CountyStartup>();
        return services;
    }

    /// <summary>Points a context at the data folder's SQLite file. EF Core puts a new file into WAL mode, so that reading goes on while somebody writes.</summary>
    internal static void ConfigureDatabase(DbContextOptionsBuilder builder, DataFolder data)
        => builder.UseSqlite($"Data Source={data.Database};Default Timeout=10");
}
