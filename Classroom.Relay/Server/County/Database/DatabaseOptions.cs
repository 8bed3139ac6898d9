namespace Classroom.Relay.County.Database;

/// <summary>
/// Where the county's data is. Bound from the section "Database": environment (<c>Database__Provider</c>, <c>Database__ConnectionString</c>) or
/// appsettings.json. Not from the command line, which every user of the machine can read.
/// </summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>"SQLite" or "PostgreSQL". Default SQLite.</summary>
    public DatabaseProvider Provider { get; set; }

    /// <summary>For PostgreSQL, as Npgsql reads it: <c>Host=…;Database=…;Username=…;Password=…</c>. SQLite takes none.</summary>
    public string? ConnectionString { get; set; }
}
