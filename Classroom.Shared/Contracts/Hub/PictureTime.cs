namespace Classroom.Shared.Contracts.Hub;

/// <summary>How the time of a picture as its receiver gets it and lesson time correspond.</summary>
/// <param name="RtpTimestamp">An RTP timestamp of the consumer, 90 000 a second; wraps at 32 bits.</param>
/// <param name="TimeMs">The lesson time, in ms, at which what was captured then would have reached the relay had it been a signal.</param>
public sealed record PictureTime(uint RtpTimestamp, double TimeMs);
