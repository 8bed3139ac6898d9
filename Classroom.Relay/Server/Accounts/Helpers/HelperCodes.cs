using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.County;
using Classroom.Relay.Hosting;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Accounts.Helpers;

/// <summary>
/// How a phone becomes a helper of a receiving room: the code on the room's screen, exchanged for a token. A code names the room, the device that shows it and
/// a window of time, under a keyed hash (RFC 2104): nothing is stored, and nobody but the relay can make one.
/// </summary>
internal sealed class HelperCodes(RoomDirectory rooms, AccessTokens tokens, DataFolder data, TimeProvider time)
{
    /// <summary>A code is replaced this often; it is good until its successor is replaced too, so that one just scanned can still be used.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    /// <summary>A token bought late in the evening is good for this long all the same.</summary>
    private static readonly TimeSpan ShortestDay = TimeSpan.FromHours(2);

    private const int KeyBytes = 32;
    private const int MacBytes = 16;
    private const int IdBytes = 6;
    private const int MostParts = 4;
    private const char Between = '.';

    private readonly byte[] _key = data.Secret("helper.key", KeyBytes);

    /// <summary>The code that a room's screen should show now. Null when this is no receiving room.</summary>
    /// <param name="device">The device that shows it, or null for one that a console's token speaks for; withdrawn with it.</param>
    public (string Code, DateTimeOffset ExpiresAt)? Offer(string? roomId, int? device)
    {
        if (rooms.Find(roomId) is not { Identity.Kind: RoomKind.Receiving } room)
        {
            return null;
        }

        var window = WindowNow();
        return (Make(room.Identity.RoomId, device, window), DateTimeOffset.FromUnixTimeSeconds((window + 2) * (long)Window.TotalSeconds));
    }

    /// <summary>A token for whoever shows a code. Null when it is wrong or too old, or the room or its device's key is gone.</summary>
    /// <param name="name">A clean name.</param>
    public HelperPass? Exchange(string code, string name)
    {
        var parts = code.Split(Between, MostParts);
        if (parts.Length != 3 || rooms.Find(parts[0]) is not { Identity.Kind: RoomKind.Receiving } room || !TryReadDevice(parts[1], room, out var device))
        {
            return null;
        }

        var now = WindowNow();
        if (!IsSame(code, Make(parts[0], device, now)) && !IsSame(code, Make(parts[0], device, now - 1)))
        {
            return null;
        }

        var id = $"helper-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes))}";
        var token = tokens.Issue(new TokenHolder(Role.Helper, name, DeviceId: device, Id: id, BelongsTo: parts[0]), UntilMidnight());
        return new HelperPass(room.Identity, name, token.Token, token.ExpiresAt);
    }

    private static bool TryReadDevice(string text, RoomEntry room, out int? device)
    {
        device = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return device is { } known ? room.DeviceIds.Contains(known) : text.Length == 0;
    }

    private static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private string Make(string roomId, int? device, long window)
    {
        var named = string.Create(CultureInfo.InvariantCulture, $"{roomId}{Between}{device}");
        var mac = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{named}\n{window}")));
        return $"{named}{Between}{Base64Url.EncodeToString(mac.AsSpan(0, MacBytes))}";
    }

    private long WindowNow() => time.GetUtcNow().ToUnixTimeSeconds() / (long)Window.TotalSeconds;

    private TimeSpan UntilMidnight()
    {
        // A token's life is counted from the whole second (AccessTokens).
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds()).ToOffset(time.GetLocalNow().Offset);
        var left = now.Date.AddDays(1) - now.DateTime;
        return left > ShortestDay ? left : ShortestDay;
    }
}
