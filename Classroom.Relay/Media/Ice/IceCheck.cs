namespace Classroom.Relay.Media.Ice;

/// <summary>The pair of our one socket and one remote candidate, and the check that is on its way for it.</summary>
internal sealed class IceCheck(IceCandidate remote)
{
    public IceCandidate Remote { get; } = remote;

    public IceCheckState State { get; set; }

    /// <summary>Whether the check on its way carries USE-CANDIDATE.</summary>
    public bool IsNomination { get; set; }

    /// <summary>Meaningful while <see cref="State"/> is <see cref="IceCheckState.InProgress"/>.</summary>
    public StunTransaction Transaction;
}
