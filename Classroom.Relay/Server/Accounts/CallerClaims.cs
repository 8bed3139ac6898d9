using System.Globalization;
using System.Security.Claims;
using Classroom.Relay.Live;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Accounts;

/// <summary>Reads who a caller is.</summary>
public static class CallerClaims
{
    /// <summary>The caller's role, or null for somebody who is not signed in.</summary>
    public static Role? Role(this ClaimsPrincipal caller)
        => Enum.TryParse<Role>(caller.FindFirst(ClaimNames.Role)?.Value, out var role) ? role : null;

    /// <summary>The caller's room, or null for a caller that is not a room.</summary>
    public static string? RoomId(this ClaimsPrincipal caller) => caller.FindFirst(ClaimNames.Room)?.Value;

    /// <summary>The room that the caller belongs to without being it, or null for other callers.</summary>
    public static string? BelongsTo(this ClaimsPrincipal caller) => caller.FindFirst(ClaimNames.BelongsTo)?.Value;

    /// <summary>The name to show, or empty.</summary>
    public static string DisplayName(this ClaimsPrincipal caller) => caller.FindFirst(ClaimNames.Name)?.Value ?? string.Empty;

    /// <summary>The name a person signs in with; for a token, whom it was issued to.</summary>
    internal static string UserName(this ClaimsPrincipal caller)
        => caller.FindFirst(ClaimNames.UserName)?.Value ?? caller.FindFirst(ClaimNames.Subject)?.Value ?? string.Empty;

    /// <summary>What a pupil holds, or null for other callers.</summary>
    internal static PupilSeat? Seat(this ClaimsPrincipal caller) => caller.Role() is Shared.Contracts.Hub.Role.Pupil
        && caller.FindFirst(ClaimNames.Lesson)?.Value is { } lessonId
        && caller.RoomId() is { } roomId
        && int.TryParse(caller.FindFirst(ClaimNames.Seat)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seat)
            ? new PupilSeat(lessonId, roomId, seat, caller.UserName())
            : null;

    /// <summary>The device whose key bought the token, or null for other callers.</summary>
    internal static int? DeviceId(this ClaimsPrincipal caller)
        => int.TryParse(caller.FindFirst(ClaimNames.Device)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
