namespace Classroom.Relay.Signaling;

/// <summary>What a client said that is no call of the hub.</summary>
/// <param name="What">The method when the hub has it, or the kind of message: never what the client wrote.</param>
/// <param name="Why">For the reply and the log.</param>
public sealed record MisfitCall(string What, string Why)
{
    internal static MisfitCall UnknownMethod { get; } = new("A call", "The hub has no such method.");

    internal static MisfitCall UnaskedAnswer { get; } = new("An answer", "The relay asks nothing of clients.");

    internal static MisfitCall StreamItem { get; } = new("A stream item", "Nothing is streamed to this hub.");

    internal static MisfitCall BadArguments(string method) => new(method, "The arguments are not those of the contract.");

    internal static MisfitCall Streaming(string method) => new(method, "Nothing is streamed to or from this hub.");
}
