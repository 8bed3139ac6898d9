namespace Classroom.Relay.County.Database;

/// <summary>What keeps the county's data. The names are those of the setting.</summary>
public enum DatabaseProvider
{
    /// <summary>A file in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, 13 or newer.</summary>
    PostgreSql,
}
