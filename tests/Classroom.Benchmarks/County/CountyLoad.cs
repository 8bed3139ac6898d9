namespace Classroom.Benchmarks.County;

/// <summary>The county's plan of 2022: lectures with a camera, slides and sound, receiving rooms that send a small picture and sound back, and a wall.</summary>
/// <param name="Lectures">Lessons of one county.</param>
/// <param name="Receivers">Receiving rooms of each.</param>
/// <param name="Times">Counties at once; null for one, then more until the first loss.</param>
/// <param name="Duration">How long one county is held.</param>
internal sealed record CountyLoad(int Lectures, int Receivers, int? Times, TimeSpan Duration);
