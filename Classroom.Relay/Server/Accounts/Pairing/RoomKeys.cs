using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Hosting;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Accounts.Pairing;

/// <summary>How a device becomes a room: a pairing code once, then its own long-lived key, then short access tokens.</summary>
internal sealed class RoomKeys(CountyContext context, RoomDirectory rooms, AccessTokens tokens, DataFolder data, TimeProvider time)
{
    /// <summary>How long a pairing code can be used.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromHours(24);

    /// <summary>Short, because a token is checked against the key's withdrawal only when it is shown, not while a connection stands.</summary>
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(15);

    private const int CodeDigits = 8;
    private const int CodeCount = 100_000_000;
    private const int KeyBytes = 32;

    private readonly byte[] _codeKey = data.Secret("pairing.key", KeyBytes);

    /// <summary>A new code for the room; an older one of the same room ends. Null when there is no such room.</summary>
    public async Task<PairingCode?> OfferAsync(string roomId)
    {
        if (rooms.Find(roomId) is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var code = RandomNumberGenerator.GetInt32(CodeCount).ToString($"D{CodeDigits}", CultureInfo.InvariantCulture);
        var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds((now + CodeLifetime).ToUnixTimeMilliseconds());
        await using var transaction = await context.Database.BeginTransactionAsync();
        // Takes the room's row until the commit, so that two who ask for a code at once get one each, the later of them good.
        await context.Rooms.Where(room => room.Id == roomId).ExecuteUpdateAsync(update => update.SetProperty(room => room.Position, room => room.Position));
        await context.PairingOffers.Where(offer => offer.RoomId == roomId || offer.ExpiresAt <= now).ExecuteDeleteAsync();
        context.PairingOffers.Add(new PairingOffer { RoomId = roomId, CodeHash = HashCode(code), ExpiresAt = expiresAt });
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return new PairingCode(code, expiresAt);
    }

    /// <summary>Uses up a code. Null when it is wrong, used or expired; of two devices that show it at once, one gets a key.</summary>
    public async Task<DeviceKey?> PairAsync(string code)
    {
        var now = time.GetUtcNow();
        var hash = HashCode(code);
        await using var transaction = await context.Database.BeginTransactionAsync();
        var offer = await context.PairingOffers.AsNoTracking().SingleOrDefaultAsync(offer => offer.CodeHash == hash && offer.ExpiresAt > now);
        if (offer is null || await context.PairingOffers.Where(row => row.Id == offer.Id).ExecuteDeleteAsync() == 0)
        {
            return null;
        }

        var key = AddDevice(offer.RoomId, now);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return await FinishAsync(offer.RoomId, key);
    }

    /// <summary>A key without a code, for the demo county. Null when there is no such room.</summary>
    public async Task<DeviceKey?> PairDemoAsync(string roomId)
    {
        if (!rooms.IsDemo || rooms.Find(roomId) is null)
        {
            return null;
        }

        var key = AddDevice(roomId, time.GetUtcNow());
        await context.SaveChangesAsync();
        return await FinishAsync(roomId, key);
    }

    /// <summary>A token for the device that holds this key. Null when the key is wrong, of another room, or withdrawn.</summary>
    public async Task<AccessToken?> ExchangeAsync(string roomId, string key)
    {
        var hash = HashKey(key);
        var device = await context.Devices.AsNoTracking().SingleOrDefaultAsync(device => device.KeyHash == hash && device.WithdrawnAt == null);
        return device is not null && device.RoomId == roomId && rooms.Find(roomId) is { } room
            ? tokens.Issue(new TokenHolder(Role.Room, room.Identity.Name, roomId, device.Id), TokenLifetime)
            : null;
    }

    /// <summary>Takes back every key of the room and its unused code. False when there is no such room.</summary>
    public async Task<bool> WithdrawAsync(string roomId)
    {
        if (rooms.Find(roomId) is null)
        {
            return false;
        }

        DateTimeOffset? now = time.GetUtcNow();
        await context.PairingOffers.Where(offer => offer.RoomId == roomId).ExecuteDeleteAsync();
        await context.Devices.Where(device => device.RoomId == roomId && device.WithdrawnAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(device => device.WithdrawnAt, now));
        await rooms.ReloadAsync();
        rooms.AnnounceWithdrawal(roomId);
        return true;
    }

    private static byte[] HashKey(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private byte[] HashCode(string code) => HMACSHA256.HashData(_codeKey, Encoding.UTF8.GetBytes(code));

    private string AddDevice(string roomId, DateTimeOffset now)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        context.Devices.Add(new RoomDevice { RoomId = roomId, KeyHash = HashKey(key), PairedAt = now });
        return key;
    }

    private async Task<DeviceKey?> FinishAsync(string roomId, string key)
    {
        await rooms.ReloadAsync();
        return rooms.Find(roomId) is { } room ? new DeviceKey(room.Identity, key) : null;
    }
}
