namespace Classroom.Relay.Accounts;

/// <summary>Claims of a signed-in caller, the same in the cookie and in a bearer token.</summary>
internal static class ClaimNames
{
    /// <summary>Identifier of the person, or of whoever a token was issued to.</summary>
    public const string Subject = "sub";

    /// <summary>The name a person signs in with.</summary>
    public const string UserName = "user";

    /// <summary>The name to show.</summary>
    public const string Name = "name";

    /// <summary>A member of <see cref="Shared.Contracts.Hub.Role"/>.</summary>
    public const string Role = "role";

    /// <summary>Id of the caller's room.</summary>
    public const string Room = "room";

    /// <summary>Id of the room that the caller belongs to without being it.</summary>
    public const string BelongsTo = "at";

    /// <summary>Number of the device whose key bought the token; the token dies with the key.</summary>
    public const string Device = "device";

    /// <summary>The lesson that a pupil's seat is in.</summary>
    public const string Lesson = "lesson";

    /// <summary>Number of a pupil's seat in its room.</summary>
    public const string Seat = "seat";
}
