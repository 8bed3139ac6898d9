using Classroom.Relay.Accounts;
using Classroom.Relay.County.Database;
using Classroom.Relay.County.Demo;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.County;

/// <summary>Brings the database to its present shape before the relay answers anybody, fills a new one, and loads the directory.</summary>
internal sealed class CountyStartup(IServiceScopeFactory scopes, RoomDirectory directory, RelayOptions options, CountyDatabase database) : IHostedService
{
    private const string UnnamedCounty = "本县";

    /// <exception cref="StartRefusedException">The database cannot be used, or belongs to the other kind of county.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken);
        }
        catch (Exception error) when (DatabaseFault.In(error) is { } fault)
        {
            throw DatabaseFault.Refusal(fault, database);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CountyContext>();
        // To migrate, EF Core compares its whole model with that of the last migration; only a database of another version needs that.
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        var settings = await context.Settings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (settings is null)
        {
            await FillAsync(scope.ServiceProvider, context, cancellationToken);
        }
        else if (settings.Demo != options.Demo)
        {
            throw new StartRefusedException(Refusal(settings.Demo));
        }

        await directory.ReloadAsync(cancellationToken);
    }

    private async Task FillAsync(IServiceProvider services, CountyContext context, CancellationToken cancellation)
    {
        // One transaction: a start that is interrupted leaves an empty database, which the next start fills.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        context.Settings.Add(new CountySettings { Name = options.Demo ? DemoCounty.Name : UnnamedCounty, Demo = options.Demo });
        if (options.Demo)
        {
            context.Schools.AddRange(DemoCounty.BuildSchools());
        }

        await context.SaveChangesAsync(cancellation);
        if (options.Demo)
        {
            await AddPeopleAsync(services.GetRequiredService<UserManager<Person>>());
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task AddPeopleAsync(UserManager<Person> people)
    {
        foreach (var account in DemoAccounts.All)
        {
            var outcome = await people.CreateAsync(new Person { UserName = account.UserName, Name = account.Name, Role = account.Role }, account.Password);
            if (!outcome.Succeeded)
            {
                throw new InvalidOperationException(string.Join(' ', outcome.Errors.Select(error => error.Description)));
            }
        }
    }

    private string Refusal(bool isDemo) => (isDemo, database.Provider) switch
    {
        (true, DatabaseProvider.Sqlite) =>
            $"数据目录 {options.Data} 里是演示县，其密码是公开的，不能用于正式运行。请用 --data 指定另一个目录。\nThe data folder holds the demo county, whose passwords are public. Name another one with --data.",
        (false, DatabaseProvider.Sqlite) =>
            $"数据目录 {options.Data} 里是正式数据。请加上 --no-demo，或用 --data 指定另一个目录来演示。\nThe data folder holds a real county. Add --no-demo, or name another folder with --data for a demo.",
        (true, _) =>
            $"数据库 {database.Place} 里是演示县，其密码是公开的，不能用于正式运行。请在 Database:ConnectionString 里换一个数据库。\nThe database holds the demo county, whose passwords are public. Name another one in Database:ConnectionString.",
        (false, _) =>
            $"数据库 {database.Place} 里是正式数据。请加上 --no-demo，或换一个数据库来演示。\nThe database holds a real county. Add --no-demo, or name another database for a demo.",
    };
}
