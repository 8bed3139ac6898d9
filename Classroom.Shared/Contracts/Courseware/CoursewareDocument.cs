namespace Classroom.Shared.Contracts.Courseware;

/// <summary>A piece of courseware with its pages so far, in order.</summary>
public sealed record CoursewareDocument(CoursewareRecord Record, IReadOnlyList<CoursewarePage> Pages);
