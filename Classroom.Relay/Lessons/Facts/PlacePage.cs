using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Pages;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A <see cref="ShowPage"/> with what the relay knows of the page; both null when the lecture room has no such page.</summary>
public sealed record PlacePage(LessonDocument? Document, LessonPage? Page) : LessonCommand;
