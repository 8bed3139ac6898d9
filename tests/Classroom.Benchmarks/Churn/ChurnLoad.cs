namespace Classroom.Benchmarks.Churn;

/// <summary>How often rooms come and go.</summary>
/// <param name="Rooms">Receiving rooms of one lesson that do so at the same time.</param>
/// <param name="WarmUpCycles">Before the process is first looked at: compiled code, pools and buffers have found their size.</param>
/// <param name="Cycles">Over which nothing may grow, of all rooms together.</param>
internal sealed record ChurnLoad(int Rooms, int WarmUpCycles, int Cycles);
