using System.CommandLine;
using Classroom.Benchmarks.Forward;
using Classroom.Benchmarks.Lesson;

return await new RootCommand("Measures the relay. Each scenario checks its own result.") { ForwardCommand.Create(), LessonBenchmark.Create() }.Parse(args).InvokeAsync();
