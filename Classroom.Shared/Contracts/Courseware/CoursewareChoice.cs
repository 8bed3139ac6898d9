namespace Classroom.Shared.Contracts.Courseware;

/// <summary>Changes a piece of courseware's entry in the list.</summary>
/// <param name="Name">File name.</param>
/// <param name="Prepared">Receiving rooms fetch it before the lesson.</param>
public sealed record CoursewareChoice(string Name, bool Prepared);
