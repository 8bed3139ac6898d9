using Classroom.Fuzz.Targets;

namespace Classroom.Fuzz;

/// <summary>Every target by name. Each entry makes a fresh target, so that runs do not influence each other.</summary>
public static class FuzzTargets
{
    public static IReadOnlyDictionary<string, Func<IFuzzTarget>> All { get; } = new Dictionary<string, Func<IFuzzTarget>>
    {
        ["stun"] = () => new StunTarget(),
        ["dtls"] = () => new DtlsTarget(),
        ["srtp"] = () => new SrtpTarget(),
        ["rtp"] = () => new RtpTarget(),
        ["rtcp"] = () => new RtcpTarget(),
        ["sdp"] = () => new SdpTarget(),
        ["hub"] = () => new HubTarget(),
        ["negotiation"] = () => new NegotiationTarget(),
        ["router"] = () => new RouterTarget(),
        ["peer"] = () => new PeerTarget(),
    };
}
