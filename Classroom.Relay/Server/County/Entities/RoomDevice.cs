namespace Classroom.Relay.County.Entities;

/// <summary>A device that holds a key to a room. The key itself is known to the device alone.</summary>
public sealed class RoomDevice
{
    public int Id { get; set; }

    public required string RoomId { get; set; }

    public Room? Room { get; set; }

    /// <summary>SHA-256 of the key. The key carries 256 random bits, so a slow hash would protect nothing more.</summary>
    public required byte[] KeyHash { get; set; }

    public DateTimeOffset PairedAt { get; set; }

    /// <summary>When an administrator took the key back; null while it is good.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}
