using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons;

/// <summary>What happened. On the wire the member "type" names the case.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LessonStarted), "lessonStarted")]
[JsonDerivedType(typeof(RoomJoined), "roomJoined")]
[JsonDerivedType(typeof(RoomLeft), "roomLeft")]
[JsonDerivedType(typeof(SourceStarted), "sourceStarted")]
[JsonDerivedType(typeof(SourceStopped), "sourceStopped")]
[JsonDerivedType(typeof(LessonEnded), "lessonEnded")]
public abstract record LessonEventBody;
