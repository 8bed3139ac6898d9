namespace Classroom.Relay.Media.Routing;

/// <summary>A producer's figures at one moment.</summary>
/// <param name="AudioLevel">Loudness of the latest packet in -dBov, 0 (loudest) to 127; null without the extension.</param>
/// <param name="Layers">One per encoding, lowest first.</param>
public sealed record ProducerStatistics(int? AudioLevel, bool HasVoice, IReadOnlyList<ProducerLayerStatistics> Layers);
