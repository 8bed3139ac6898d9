using Classroom.Fuzz;

// Usage: Classroom.Fuzz [TARGET|all] [SEED] [ITERATIONS]. Exit code 1 when something was found; the input is printed as hexadecimal bytes.
var names = args is [var name, ..] && name != "all" ? [name] : FuzzTargets.All.Keys.ToArray();
var seed = args.Length > 1 ? int.Parse(args[1]) : 1;
var iterations = args.Length > 2 ? int.Parse(args[2]) : 100_000;
if (names.FirstOrDefault(target => !FuzzTargets.All.ContainsKey(target)) is { } unknown)
{
    Console.Error.WriteLine($"There is no target {unknown}; there are {string.Join(", ", FuzzTargets.All.Keys)}.");
    return 2;
}

var results = names.Select(target => FuzzRun.Run(target, seed, iterations)).ToArray();
foreach (var result in results)
{
    Console.WriteLine(result);
}

return results.Any(result => result.FailingInput is not null) ? 1 : 0;
