using System.Security.Cryptography;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Rest;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.County.Rooms;

/// <summary>
/// The county's rooms as an administrator keeps them. One change at a time; each is in the database and in the directory when its call returns. Any thread.
/// </summary>
internal sealed class RoomBook(IDbContextFactory<CountyContext> contexts, RoomDirectory rooms, IRoomUse use, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _editing = new(1, 1);

    /// <summary>Every room, in the order of the wall.</summary>
    public async Task<IReadOnlyList<RoomRecord>> ListAsync()
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync();
        var codes = await context.PairingOffers.AsNoTracking().Where(offer => offer.ExpiresAt > now).ToDictionaryAsync(offer => offer.RoomId, offer => offer.ExpiresAt);
        return [.. rooms.Rooms.Select(room => ToRecord(room, codes.TryGetValue(room.Identity.RoomId, out var until) ? until : null))];
    }

    /// <summary>Adds a room, with its school and 学区 where they are new.</summary>
    public async Task<(RoomRecord? Room, RoomRefusal? Refusal)> AddAsync(NewRoom request)
    {
        if (RoomNames.Clean(request.Name, request.School, request.District) is not { } names)
        {
            return (null, RoomRefusal.BadName);
        }

        var added = await EditAsync(async context => rooms.IsKnown(names.Name) ? null : (await CountyDraft.OpenAsync(context)).Add(names, request.Kind));
        return rooms.Find(added?.Id) is { } entry ? (ToRecord(entry, null), null) : (null, RoomRefusal.NameTaken);
    }

    /// <summary>Gives a room other names. A live lesson goes on under the old ones.</summary>
    public async Task<RoomRefusal?> RelabelAsync(string roomId, RoomLabels request)
    {
        if (RoomNames.Clean(request.Name, request.School, request.District) is not { } names)
        {
            return RoomRefusal.BadName;
        }

        return await EditAsync<RoomRefusal?>(async context =>
        {
            if (await context.Rooms.FindAsync(roomId) is not { } room)
            {
                return RoomRefusal.NoSuchRoom;
            }

            if (rooms.IsKnown(names.Name, except: roomId))
            {
                return RoomRefusal.NameTaken;
            }

            room.Name = names.Name;
            room.School = (await CountyDraft.OpenAsync(context)).SchoolOf(names);
            return null;
        });
    }

    /// <summary>Removes a room with its keys, code and pairings. Whoever is connected as the room is sent away.</summary>
    public async Task<RoomRefusal?> DeleteAsync(string roomId)
    {
        var refusal = await EditAsync<RoomRefusal?>(async context =>
        {
            if (await context.Rooms.FindAsync(roomId) is not { } room)
            {
                return RoomRefusal.NoSuchRoom;
            }

            // A lesson that begins between this and the next line loses the room a moment later, as by a cable pulled out.
            if (use.IsInLesson(roomId))
            {
                return RoomRefusal.InLesson;
            }

            context.Remove(room);
            return null;
        });
        if (refusal is null)
        {
            rooms.AnnounceWithdrawal(roomId);
        }

        return refusal;
    }

    /// <summary>Says which receiving rooms the next lessons of a lecture room bring in.</summary>
    public Task<RoomRefusal?> PairAsync(string lectureRoomId, IReadOnlyList<string> receiverIds) => EditAsync<RoomRefusal?>(async context =>
    {
        if (rooms.Find(lectureRoomId) is not { } lecture)
        {
            return RoomRefusal.NoSuchRoom;
        }

        if (lecture.Identity.Kind is not RoomKind.Lecture || !receiverIds.All(id => rooms.Find(id) is { Identity.Kind: RoomKind.Receiving }))
        {
            return RoomRefusal.BadPairing;
        }

        var present = await context.Pairings.Where(pairing => pairing.LectureRoomId == lectureRoomId).ToListAsync();
        context.RemoveRange(present.Where(pairing => !receiverIds.Contains(pairing.ReceivingRoomId)));
        var fresh = receiverIds.Distinct().Where(id => present.TrueForAll(pairing => pairing.ReceivingRoomId != id));
        context.AddRange(fresh.Select(id => new RoomPairing { LectureRoomId = lectureRoomId, ReceivingRoomId = id }));
        return null;
    });

    /// <summary>Names the county.</summary>
    public async Task<RoomRefusal?> NameCountyAsync(string name)
    {
        if (ShownName.Clean(name) is not { } clean)
        {
            return RoomRefusal.BadName;
        }

        return await EditAsync<RoomRefusal?>(async context =>
        {
            (await context.Settings.SingleAsync()).Name = clean;
            return null;
        });
    }

    /// <summary>Adds every room of a table, or with any fault none.</summary>
    public Task<RoomImportOutcome> ImportAsync(string csv)
    {
        var sheet = RoomSheet.Parse(csv);
        return EditAsync(async context =>
        {
            RoomImportError[] errors = [.. sheet.Errors, .. SheetRules.Check(sheet.Rows, rooms)];
            if (errors.Length > 0)
            {
                return new RoomImportOutcome(0, [.. errors.OrderBy(error => error.Line)]);
            }

            var ids = rooms.Rooms.ToDictionary(room => room.Identity.Name, room => room.Identity.RoomId);
            var draft = await CountyDraft.OpenAsync(context);
            foreach (var row in sheet.Rows)
            {
                ids[row.Names.Name] = draft.Add(row.Names, row.Kind).Id;
            }

            context.AddRange(
                from row in sheet.Rows
                from lecturer in row.Lecturers
                select new RoomPairing { LectureRoomId = ids[lecturer], ReceivingRoomId = ids[row.Names.Name] });
            return new RoomImportOutcome(sheet.Rows.Count, []);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _editing.Dispose();

    private RoomRecord ToRecord(RoomEntry room, DateTimeOffset? codeExpiresAt)
    {
        var identity = room.Identity;
        return new RoomRecord(
            identity.RoomId,
            identity.Name,
            identity.School,
            room.District,
            identity.Kind,
            room.ReceiverIds,
            room.DeviceIds.Count,
            codeExpiresAt,
            use.IsInLesson(identity.RoomId));
    }

    private async Task<T> EditAsync<T>(Func<CountyContext, Task<T>> edit)
    {
        await _editing.WaitAsync();
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            var outcome = await edit(context);
            if (context.ChangeTracker.HasChanges())
            {
                await SaveAsync(context);
                await rooms.ReloadAsync();
            }

            return outcome;
        }
        finally
        {
            _editing.Release();
        }
    }

    private static async Task SaveAsync(CountyContext context)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.SaveChangesAsync();
        // A school is known because it has a room, a 学区 because it has a school.
        await context.Schools.Where(school => !school.Rooms.Any()).ExecuteDeleteAsync();
        await context.Districts.Where(district => !district.Schools.Any()).ExecuteDeleteAsync();
        await transaction.CommitAsync();
    }
}
