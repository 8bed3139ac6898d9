using System.Security.Cryptography;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts.County;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.County.Rooms;

/// <summary>Rooms, schools and 学区 of one context, read once, to which rooms are added. Saving is the caller's.</summary>
internal sealed class CountyDraft
{
    /// <summary>Receiving rooms stand behind every lecture room on the wall.</summary>
    private const int FirstReceivingPosition = 1_000_000;

    private readonly CountyContext _context;

    private CountyDraft(CountyContext context) => _context = context;

    public static async Task<CountyDraft> OpenAsync(CountyContext context)
    {
        await context.Districts.LoadAsync();
        await context.Schools.LoadAsync();
        await context.Rooms.LoadAsync();
        return new CountyDraft(context);
    }

    /// <summary>A new room, behind all others of its kind on the wall.</summary>
    public Room Add(RoomNames names, RoomKind kind)
    {
        var first = kind is RoomKind.Lecture ? 1 : FirstReceivingPosition;
        var position = _context.Rooms.Local.Where(room => room.Kind == kind).Select(room => room.Position + 1).Append(first).Max();
        return _context.Add(new Room { Id = NewId(), Name = names.Name, Kind = kind, Position = position, School = SchoolOf(names) }).Entity;
    }

    /// <summary>The school of that name, made when there is none, in the 学区 that the names ask for.</summary>
    public School SchoolOf(RoomNames names)
    {
        var school = _context.Schools.Local.FirstOrDefault(known => known.Name == names.School) ?? _context.Add(new School { Name = names.School }).Entity;
        if (names.District is { } district)
        {
            school.District = district.Length == 0
                ? null
                : _context.Districts.Local.FirstOrDefault(known => known.Name == district) ?? _context.Add(new District { Name = district }).Entity;
        }

        return school;
    }

    /// <summary>Never one that an earlier room had: lesson records name rooms by it.</summary>
    private static string NewId() => $"room-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
}
