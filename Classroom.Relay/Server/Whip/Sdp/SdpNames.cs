namespace Classroom.Relay.Whip.Sdp;

/// <summary>The names of attributes that browsers' descriptions repeat hundreds of times: each is one text, whoever sends it.</summary>
internal static class SdpNames
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new HashSet<string>
    {
        "bundle-only", "candidate", "end-of-candidates", "extmap", "extmap-allow-mixed", "fingerprint", "fmtp", "group", "ice-lite", "ice-options",
        "ice-pwd", "ice-ufrag", "inactive", "mid", "msid", "msid-semantic", "recvonly", "rid", "rtcp", "rtcp-fb", "rtcp-mux", "rtcp-rsize", "rtpmap",
        "sendonly", "sendrecv", "setup", "simulcast", "ssrc", "ssrc-group",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Of(ReadOnlySpan<char> name) => Known.TryGetValue(name, out var known) ? known : name.ToString();
}
