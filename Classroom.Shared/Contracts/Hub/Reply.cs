namespace Classroom.Shared.Contracts.Hub;

/// <summary>The answer to a hub call: exactly one of the two members is set.</summary>
public sealed record Reply<T>(T? Value, RelayError? Error)
    where T : class;
