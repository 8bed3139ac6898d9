using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Rest;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.County.Rosters;

/// <summary>Class lists of receiving rooms: kept by administrators, read by a room's helpers. Any thread.</summary>
internal sealed class RosterBook(IDbContextFactory<CountyContext> contexts, RoomDirectory rooms)
{
    /// <summary>The class list of a room, empty when it has none; null when this is no receiving room.</summary>
    public async Task<Roster?> ReadAsync(string? roomId)
    {
        if (!IsReceiving(roomId))
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync();
        return new Roster(await context.Pupils.AsNoTracking()
            .Where(pupil => pupil.RoomId == roomId)
            .OrderBy(pupil => pupil.Seat)
            .Select(pupil => new RosterSeat(pupil.Seat, pupil.Name))
            .ToListAsync());
    }

    /// <summary>Puts a table in the place of the room's list, or with any fault changes nothing. Null when this is no receiving room.</summary>
    public async Task<RosterImportOutcome?> ImportAsync(string roomId, string csv)
    {
        if (!IsReceiving(roomId))
        {
            return null;
        }

        var sheet = RosterSheet.Parse(csv);
        if (sheet.Errors.Count > 0)
        {
            return new RosterImportOutcome(0, sheet.Errors);
        }

        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Pupils.Where(pupil => pupil.RoomId == roomId).ExecuteDeleteAsync();
        context.Pupils.AddRange(sheet.Pupils.Select(pupil => new Pupil { RoomId = roomId, Seat = pupil.Seat, Name = pupil.Name }));
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        await rooms.ReloadAsync();
        return new RosterImportOutcome(sheet.Pupils.Count, []);
    }

    private bool IsReceiving(string? roomId) => rooms.Find(roomId) is { Identity.Kind: RoomKind.Receiving };
}
