using Classroom.Fuzz;

namespace Classroom.Relay.Tests.Fuzz;

/// <summary>A short seeded run of every target; the console program runs longer ones.</summary>
public sealed class FuzzTests
{
    private const int Seed = 1;
    private const int Iterations = 2000;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Run_ShortAndSeeded_FindsNothing(string target)
    {
        var result = FuzzRun.Run(target, Seed, Iterations);

        Assert.True(result.FailingInput is null, result.ToString());
    }
}
