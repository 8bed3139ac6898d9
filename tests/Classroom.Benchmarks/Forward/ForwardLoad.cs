namespace Classroom.Benchmarks.Forward;

/// <summary>One publisher's traffic and who receives it.</summary>
/// <param name="Receivers">Peers that receive both tracks.</param>
/// <param name="VideoPacketsPerSecond">Of 1200 bytes each.</param>
/// <param name="AudioPacketsPerSecond">Of 120 bytes each.</param>
/// <param name="Burst">Video packets sent back to back, as a browser's pacer does every few milliseconds.</param>
/// <param name="WarmUp">Time before the measurement, with traffic.</param>
/// <param name="Duration">Time that is measured.</param>
internal sealed record ForwardLoad(int Receivers, int VideoPacketsPerSecond, int AudioPacketsPerSecond, int Burst, TimeSpan WarmUp, TimeSpan Duration);
