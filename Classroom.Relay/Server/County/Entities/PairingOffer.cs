namespace Classroom.Relay.County.Entities;

/// <summary>An unused pairing code. Deleted when it is used, replaced or found expired.</summary>
public sealed class PairingOffer
{
    public int Id { get; set; }

    public required string RoomId { get; set; }

    public Room? Room { get; set; }

    /// <summary>HMAC-SHA256 of the code under the relay's own key: eight digits alone could be guessed from a stolen database.</summary>
    public required byte[] CodeHash { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
