using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Signaling;

/// <summary>Makes replies.</summary>
internal static class Replies
{
    /// <summary>Done, with nothing to tell.</summary>
    public static Reply<Done> Done { get; } = Ok(Shared.Contracts.Hub.Done.Value);

    public static Reply<T> Ok<T>(T value)
        where T : class => new(value, null);

    public static Reply<T> Refuse<T>(ErrorCode code, string message)
        where T : class => new(null, new RelayError(code, message));
}
