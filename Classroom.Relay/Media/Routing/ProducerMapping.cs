using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Routing;

/// <summary>How a producer's codecs stand to the router's.</summary>
/// <param name="Codec">The media codec as the router names it. A producer sends one media codec.</param>
/// <param name="PayloadType">The media payload type the producer sends.</param>
/// <param name="RtxPayloadType">Its retransmissions' payload type, or -1.</param>
public sealed record ProducerMapping(RtpCodecCapability Codec, int PayloadType, int RtxPayloadType);
