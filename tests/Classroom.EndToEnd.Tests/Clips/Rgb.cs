namespace Classroom.EndToEnd.Tests.Clips;

/// <summary>A colour, 0 to 255 each.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue);
