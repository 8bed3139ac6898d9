using System.CommandLine;
using Classroom.Benchmarks.Forward;

return await new RootCommand("Measures the relay. Each scenario checks its own result.") { ForwardCommand.Create() }.Parse(args).InvokeAsync();
