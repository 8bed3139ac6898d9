namespace Classroom.Fuzz;

/// <summary>Outcome of a run.</summary>
/// <param name="Iterations">Inputs tried, the failing one included.</param>
/// <param name="FailingInput">Null when every input was taken as it should be.</param>
/// <param name="Failure">What the target threw on it.</param>
public sealed record FuzzResult(string Target, int Seed, int Iterations, byte[]? FailingInput, Exception? Failure)
{
    public override string ToString() => FailingInput is null
        ? $"{Target}: {Iterations} inputs, seed {Seed}: nothing found"
        : $"{Target}: input {Iterations}, seed {Seed}: {Failure}\n{Convert.ToHexString(FailingInput)}";
}
