namespace Classroom.Fuzz;

/// <summary>Feeds a target with mutations of its corpus, the same ones for the same seed and corpus.</summary>
public static class FuzzRun
{
    /// <summary>Stops at the first finding.</summary>
    /// <param name="target">A name in <see cref="FuzzTargets.All"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such target.</exception>
    public static FuzzResult Run(string target, int seed, int iterations)
    {
        var subject = FuzzTargets.All[target]();
        try
        {
            return Run(subject, seed, iterations);
        }
        finally
        {
            (subject as IDisposable)?.Dispose();
        }
    }

    private static FuzzResult Run(IFuzzTarget target, int seed, int iterations)
    {
        var mutator = new Mutator(target.Corpus, new Random(seed));
        for (var i = 1; i <= iterations; i++)
        {
            var input = mutator.Next();
            try
            {
                target.Run(input);
            }
            catch (Exception exception)
            {
                return new FuzzResult(target.Name, seed, i, input, exception);
            }
        }

        return new FuzzResult(target.Name, seed, iterations, null, null);
    }
}
