namespace Classroom.Relay.Courseware.Conversion;

/// <summary>How a converter ended.</summary>
/// <param name="TooSlow">It was ended because its time was up.</param>
/// <param name="Output">The beginning of what it printed.</param>
/// <param name="Errors">The beginning of what it complained of.</param>
internal sealed record ProcessOutcome(int ExitCode, bool TooSlow, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;
}
