using System.ComponentModel.DataAnnotations;
using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>A consumer; paused until <c>ResumeConsumers</c>, so that no keyframe is sent before the browser can take it.</summary>
/// <param name="Kind">"audio" or "video".</param>
public sealed record ConsumerCreated(string ConsumerId, string SourceId, [AllowedValues("audio", "video")] string Kind, RtpParameters RtpParameters);
