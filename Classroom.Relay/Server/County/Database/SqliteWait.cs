using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Classroom.Relay.County.Database;

/// <summary>
/// Lets SQLite itself wait for another writer, looking again after 1, 2, 5 ms and so on (sqlite.org, sqlite3_busy_timeout). Microsoft.Data.Sqlite alone sleeps
/// 150 ms before it looks again, and a command of a lesson would wait that long for a page that is stored in 5.
/// </summary>
internal sealed class SqliteWait(TimeSpan longest) : DbConnectionInterceptor
{
    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection) => raw.sqlite3_busy_timeout(((SqliteConnection)connection).Handle, (int)longest.TotalMilliseconds);
}
