namespace Classroom.Relay.Media.Routing;

/// <summary>What of a track has arrived since it began; cheap enough to be asked each second of every track.</summary>
/// <param name="LoudPackets">Of sound: those in which somebody speaks above the noise of the room (<see cref="SpeechDetector"/>).</param>
/// <param name="MutePackets">Of sound: those that their sender measured as digital silence (127 -dBov, RFC 6464).</param>
/// <param name="OverdrivenPackets">Of sound: those as loud as a sine at full scale, which speech reaches only when it is cut off.</param>
public readonly record struct ProducerPulse(long Packets, long Bytes, long LoudPackets, long MutePackets, long OverdrivenPackets);
