using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>What a <see cref="TransportFeedback"/> says of one packet.</summary>
/// <param name="ArrivalTicks">Time of arrival in 250 us since the start of the receiver's reference clock; of the last one before if not received.</param>
public readonly record struct PacketArrival(SequenceNumber Sequence, bool IsReceived, long ArrivalTicks);
