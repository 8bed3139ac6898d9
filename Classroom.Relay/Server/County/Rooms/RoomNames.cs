namespace Classroom.Relay.County.Rooms;

/// <summary>The names of a room that passed <see cref="ShownName"/>.</summary>
/// <param name="District">Null leaves the school's 学区 as it is; empty means none.</param>
internal sealed record RoomNames(string Name, string School, string? District)
{
    /// <summary>The names in their one form, or null when one breaks the rule.</summary>
    public static RoomNames? Clean(string name, string school, string? district)
        => ShownName.Clean(name) is { } cleanName && ShownName.Clean(school) is { } cleanSchool && CleanDistrict(district, out var cleanDistrict)
            ? new RoomNames(cleanName, cleanSchool, cleanDistrict)
            : null;

    private static bool CleanDistrict(string? district, out string? clean)
    {
        clean = string.IsNullOrWhiteSpace(district) ? district?.Trim() : ShownName.Clean(district);
        return district is null || clean is not null;
    }
}
