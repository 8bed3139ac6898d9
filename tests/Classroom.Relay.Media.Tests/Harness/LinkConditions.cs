namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>What a link does to datagrams. Reordering comes from jitter: each datagram draws its own delay.</summary>
/// <param name="Delay">One way.</param>
/// <param name="Jitter">Added on top, uniformly from nothing to this.</param>
/// <param name="Loss">0 to 1.</param>
/// <param name="Duplication">0 to 1.</param>
internal sealed record LinkConditions(TimeSpan Delay, TimeSpan Jitter = default, double Loss = 0, double Duplication = 0)
{
    /// <summary>A local network.</summary>
    public static readonly LinkConditions Good = new(TimeSpan.FromMilliseconds(5));
}
