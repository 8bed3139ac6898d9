using System.Collections.Frozen;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.County;

/// <summary>
/// Every room of the county, kept in memory: read on every hub call, changed a few times a year. Readers see one whole snapshot.
/// Whoever changes rooms, pairings or devices in the database calls <see cref="ReloadAsync"/>. Any thread.
/// </summary>
public sealed class RoomDirectory(IDbContextFactory<CountyContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private volatile Snapshot _snapshot = new(string.Empty, false, [], FrozenDictionary<string, RoomEntry>.Empty);

    /// <summary>Raised after a reload, on the reloading thread; handlers must be quick and not throw.</summary>
    public event Action? Changed;

    /// <summary>Raised with the room's id when its device keys were withdrawn: whoever is connected as that room must go.</summary>
    public event Action<string>? DevicesWithdrawn;

    public string CountyName => _snapshot.CountyName;

    public bool IsDemo => _snapshot.IsDemo;

    /// <summary>In the order of the wall.</summary>
    public IReadOnlyList<RoomEntry> Rooms => _snapshot.Rooms;

    /// <summary>The room, or null when there is none of this id.</summary>
    public RoomEntry? Find(string? roomId) => roomId is null ? null : _snapshot.ById.GetValueOrDefault(roomId);

    /// <summary>The room of this shown name, or null.</summary>
    public RoomEntry? FindByName(string name) => _snapshot.Rooms.FirstOrDefault(room => room.Identity.Name == name);

    /// <summary>True when a room other than <paramref name="except"/> goes by this name: addresses take a room's name or its identifier.</summary>
    public bool IsKnown(string name, string? except = null)
        => _snapshot.Rooms.Any(room => room.Identity.RoomId != except
            && (string.Equals(room.Identity.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(room.Identity.RoomId, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The rooms on the other end of this one's pairings, in wall order: those that follow a lecture room, or those that a receiving room follows.</summary>
    public IReadOnlyList<string> PairedWith(string roomId) => Find(roomId) is { Identity.Kind: RoomKind.Lecture } lecture
        ? lecture.ReceiverIds
        : [.. Rooms.Where(other => other.ReceiverIds.Contains(roomId)).Select(other => other.Identity.RoomId)];

    /// <summary>Reads the database again.</summary>
    public async Task ReloadAsync(CancellationToken cancellation = default)
    {
        await _reloading.WaitAsync(cancellation);
        try
        {
            _snapshot = await ReadAsync(cancellation);
        }
        finally
        {
            _reloading.Release();
        }

        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose() => _reloading.Dispose();

    /// <summary>Called after the keys were withdrawn in the database and the directory was reloaded.</summary>
    internal void AnnounceWithdrawal(string roomId) => DevicesWithdrawn?.Invoke(roomId);

    /// <summary>By flat queries: the relay's start waits for them, and to prepare one that loads whole entities with what belongs to them takes EF Core longest.</summary>
    private async Task<Snapshot> ReadAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var settings = await context.Settings.AsNoTracking().SingleAsync(cancellation);
        var rooms = await context.Rooms
            .Select(room => new { room.Id, room.Name, room.Kind, room.Position, School = room.School!.Name, District = room.School.District == null ? string.Empty : room.School.District.Name })
            .ToListAsync(cancellation);
        var receivers = await context.Pairings.Select(pairing => new { pairing.LectureRoomId, pairing.ReceivingRoomId }).ToListAsync(cancellation);
        var devices = await context.Devices.Where(device => device.WithdrawnAt == null).Select(device => new { device.RoomId, device.Id }).ToListAsync(cancellation);
        var classes = await context.Pupils.GroupBy(pupil => pupil.RoomId).Select(list => new { list.Key, Size = list.Count() }).ToDictionaryAsync(list => list.Key, list => list.Size, cancellation);

        // Sorted here: databases disagree about the order of names.
        rooms = [.. rooms.OrderBy(room => room.Position).ThenBy(room => room.Name, StringComparer.Ordinal).ThenBy(room => room.Id, StringComparer.Ordinal)];
        var places = rooms.Select((room, place) => (room.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var receiversOf = receivers.ToLookup(pairing => pairing.LectureRoomId, pairing => pairing.ReceivingRoomId);
        var devicesOf = devices.ToLookup(device => device.RoomId, device => device.Id);
        RoomEntry[] entries =
        [
            .. rooms.Select(room => new RoomEntry(
                new RoomIdentity(room.Id, room.Name, room.School, room.Kind),
                room.District,
                [.. receiversOf[room.Id].OrderBy(id => places[id])],
                devicesOf[room.Id].ToFrozenSet(),
                classes.GetValueOrDefault(room.Id))),
        ];
        return new Snapshot(settings.Name, settings.Demo, entries, entries.ToFrozenDictionary(entry => entry.Identity.RoomId));
    }

    private sealed record Snapshot(string CountyName, bool IsDemo, RoomEntry[] Rooms, FrozenDictionary<string, RoomEntry> ById);
}
