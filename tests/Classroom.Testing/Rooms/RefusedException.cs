using Classroom.Shared.Contracts.Hub;

namespace Classroom.Testing.Rooms;

/// <summary>The relay answered a call that should have succeeded with a refusal.</summary>
public sealed class RefusedException(RelayError error) : Exception($"{error.Code}: {error.Message}")
{
    public RelayError Error => error;
}
