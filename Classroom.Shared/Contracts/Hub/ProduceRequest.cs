using System.ComponentModel.DataAnnotations;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>Publish a track.</summary>
/// <param name="Kind">"audio" or "video"; must fit <paramref name="Source"/>.</param>
/// <param name="LessonId">The lesson whose lecturer hears it, for <see cref="SourceKind.TalkBack"/> only.</param>
public sealed record ProduceRequest(string TransportId, [AllowedValues("audio", "video")] string Kind, SourceKind Source, RtpParameters RtpParameters, string? LessonId = null);
