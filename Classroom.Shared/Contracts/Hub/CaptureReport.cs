namespace Classroom.Shared.Contracts.Hub;

/// <summary>What a room's page sees and hears of its own devices. Sent when it changes and every ten seconds; without it for thirty seconds the relay knows nothing.</summary>
/// <param name="Picture">Null without a camera.</param>
/// <param name="Clipping">Samples of the microphone stand at the end of its range.</param>
public sealed record CaptureReport(CapturedPicture? Picture, bool Clipping);
