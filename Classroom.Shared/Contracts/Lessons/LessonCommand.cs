using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons;

/// <summary>What a client asks of a lesson. On the wire the member "type" names the case.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(EndLesson), "endLesson")]
public abstract record LessonCommand;
