using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Whip;

/// <summary>What was agreed for one offered track.</summary>
/// <param name="Parameters">One media codec and perhaps its retransmissions, under the payload types and identifiers offered.</param>
/// <param name="Sends">True when the relay sends this track, false when it receives it.</param>
public sealed record AnsweredTrack(OfferedTrack Offered, RtpParameters Parameters, bool Sends);
