using System.CommandLine;
using Classroom.Benchmarks.Bell;
using Classroom.Benchmarks.Churn;
using Classroom.Benchmarks.County;
using Classroom.Benchmarks.Flood;
using Classroom.Benchmarks.Forward;
using Classroom.Benchmarks.Join;
using Classroom.Benchmarks.Hub;
using Classroom.Benchmarks.Lesson;
using Classroom.Benchmarks.Memory;
using Classroom.Benchmarks.Seal;

return await new RootCommand("Measures the relay. Each scenario checks its own result.") { ForwardCommand.Create(), SealCommand.Create(), LessonBenchmark.Create(), BellCommand.Create(), FloodCommand.Create(), ChurnCommand.Create(), MemoryCommand.Create(), CountyCommand.Create(), HubCommand.Create(), JoinCommand.Create() }.Parse(args).InvokeAsync();
