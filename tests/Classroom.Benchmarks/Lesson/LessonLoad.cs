namespace Classroom.Benchmarks.Lesson;

/// <summary>How much is measured.</summary>
/// <param name="Joins">Lessons started, and rooms that join a live one.</param>
/// <param name="Watch">How long CPU time is watched each time.</param>
/// <param name="WarmUpCycles">Joins and leaves before memory is first looked at: compiled code, pools and buffers have found their size.</param>
/// <param name="Cycles">Joins and leaves over which nothing may grow.</param>
internal sealed record LessonLoad(int Joins, TimeSpan Watch, int WarmUpCycles, int Cycles);
