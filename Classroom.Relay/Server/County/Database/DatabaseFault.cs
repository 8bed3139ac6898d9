using System.Data.Common;
using Classroom.Relay.Hosting;
using Classroom.Relay.Hosting.Doctor;
using Npgsql;

namespace Classroom.Relay.County.Database;

/// <summary>What a database's exceptions mean. EF Core wraps them, in other ways for each provider.</summary>
internal static class DatabaseFault
{
    /// <summary>The first digits of PostgreSQL's "data exception": a value that it cannot hold, such as a text with U+0000.</summary>
    private const string DataException = "22";

    /// <summary>The database's own exception inside <paramref name="error"/>; null when it is about something else.</summary>
    public static DbException? In(Exception? error)
    {
        while (error is not (null or DbException))
        {
            error = error.InnerException;
        }

        return error as DbException;
    }

    /// <summary>True when the value was at fault, not the database: trying again is of no use.</summary>
    public static bool IsBadValue(DbException fault) => fault is PostgresException { SqlState: var state } && state.StartsWith(DataException, StringComparison.Ordinal);

    /// <summary>Tells a person at the console what is wrong, and where.</summary>
    public static Words Explain(DbException fault, CountyDatabase database) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => new Words(
            $"数据库 {database.Place} 不接受用户名或密码。", $"The database {database.Place} does not accept the user name or the password."),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new Words(
            $"没有数据库 {database.Place}。", $"There is no database {database.Place}."),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied => new Words(
            $"账号对数据库 {database.Place} 没有权限（{denied.MessageText}）。", $"The account may not do that in the database {database.Place} ({denied.MessageText})."),
        PostgresException other => new Words($"数据库 {database.Place} 报错：{other.MessageText}。", $"The database {database.Place} says: {other.MessageText}."),
        NpgsqlException => new Words(
            $"连不上数据库 {database.Place}（{Reason(fault)}）。", $"The database {database.Place} cannot be reached ({Reason(fault)})."),
        _ => new Words($"数据库 {database.Place} 不能使用：{fault.Message}", $"The database {database.Place} cannot be used: {fault.Message}"),
    };

    /// <summary>What to do about it.</summary>
    public static Words Mend(CountyDatabase database) => database.Provider is DatabaseProvider.PostgreSql
        ? new Words(
            "检查 PostgreSQL 是否在运行、Database:ConnectionString 是否正确；数据库和账号可这样建立：createuser --pwprompt classroom && createdb --owner classroom classroom。",
            "See that PostgreSQL runs and that Database:ConnectionString is right; database and account are made by createuser --pwprompt classroom && createdb --owner classroom classroom.")
        : new Words("从备份恢复 county.db，或用 --data 换一个目录。", "Restore county.db from a backup, or choose another folder with --data.");

    /// <summary>What a start, or a verb at the console, ends with when the database is at fault.</summary>
    public static StartRefusedException Refusal(DbException fault, CountyDatabase database)
    {
        var (what, mend) = (Explain(fault, database), Mend(database));
        return new StartRefusedException($"{what.Chinese}{mend.Chinese}\n{what.English} {mend.English}");
    }

    private static string Reason(DbException fault) => (fault.InnerException ?? fault).Message;
}
