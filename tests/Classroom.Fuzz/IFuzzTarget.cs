namespace Classroom.Fuzz;

/// <summary>
/// One parser or state machine that takes bytes from the network. New ones are added to <see cref="FuzzTargets"/>, and the tests run them.
/// </summary>
public interface IFuzzTarget
{
    string Name { get; }

    /// <summary>Valid inputs to start from. The same bytes for the same seed are not required, the same count is.</summary>
    IReadOnlyList<byte[]> Corpus { get; }

    /// <summary>Takes one input. Whatever it throws is a finding, <see cref="FuzzFinding"/> when a promise was broken without an exception.</summary>
    void Run(ReadOnlySpan<byte> input);
}
