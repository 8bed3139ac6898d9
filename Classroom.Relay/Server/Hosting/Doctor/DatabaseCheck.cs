using Classroom.Relay.County.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>Can the county's database be used: a PostgreSQL server may be down, refuse the password or lack the database.</summary>
internal static class DatabaseCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<Finding> LookAsync(string data, IConfiguration configuration, CancellationToken cancellation)
    {
        CountyDatabase database;
        try
        {
            database = CountyDatabase.Read(configuration, DataFolder.Open(data));
        }
        catch (StartRefusedException refusal)
        {
            var sentences = refusal.Message.Split('\n');
            return new Finding(Verdict.Broken, new Words(sentences[0], sentences[1]), new Words("改正 Database 设置。", "Correct the Database settings."));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Finding(
                Verdict.Broken,
                new Words("数据目录打不开，数据库没有检查。", "The data folder cannot be opened; the database was not looked at."),
                new Words("先处理数据目录。", "Mend the data folder first."));
        }

        return await LookAsync(database, cancellation);
    }

    private static async Task<Finding> LookAsync(CountyDatabase database, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await using var context = database.Open();
            var isThere = await context.GetService<IRelationalDatabaseCreator>().ExistsAsync(limit.Token);
            return (isThere, database.Provider) switch
            {
                (true, _) => Finding.Good($"数据库可用：{database.Place}。", $"The database can be used: {database.Place}."),
                (_, DatabaseProvider.Sqlite) => Finding.Good($"第一次启动时建立数据库：{database.Place}。", $"The first start makes the database: {database.Place}."),
                _ => new Finding(
                    Verdict.Doubtful,
                    new Words($"没有数据库 {database.Place}；账号有权限时，第一次启动会建立它。", $"There is no database {database.Place}; the first start makes it if the account may."),
                    DatabaseFault.Mend(database)),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Finding(
                Verdict.Broken,
                new Words($"数据库 {database.Place} 没有应答。", $"The database {database.Place} does not answer."),
                DatabaseFault.Mend(database));
        }
        catch (Exception error) when (DatabaseFault.In(error) is { } fault)
        {
            return new Finding(Verdict.Broken, DatabaseFault.Explain(fault, database), DatabaseFault.Mend(database));
        }
    }
}
