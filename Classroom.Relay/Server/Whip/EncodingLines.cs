using System.Globalization;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Whip;

/// <summary>Reads what a section says of its streams: a=rid and a=simulcast (RFC 8851, RFC 8853), or a=ssrc and a=ssrc-group (RFC 5576).</summary>
internal static class EncodingLines
{
    private static readonly RtpEncodingParameters[] Unknown = [new()];

    /// <summary>The streams sent, the lowest layer first; one that nothing is known of when the section says nothing.</summary>
    public static IReadOnlyList<RtpEncodingParameters> Read(MediaDescription section)
    {
        if (section.Find("rid") is null && section.Find("ssrc") is null && section.Find("ssrc-group") is null)
        {
            return Unknown;
        }

        var rids = ReadRids(section);
        if (rids.Count > 0)
        {
            return [.. SimulcastOrder.LowestFirst(rids).Take(Ortc.MaxEncodings).Select(rid => new RtpEncodingParameters(Rid: rid))];
        }

        return ReadSsrcs(section) is { Count: > 0 } encodings ? encodings : Unknown;
    }

    // a=simulcast:send h;m;l recv ... Of alternatives (h1,h2) the first is taken; "~" marks one that is paused at first.
    private static List<string> ReadRids(MediaDescription section)
    {
        var declared = section.FindAll("rid")
            .Select(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length >= 2 && parts[1] == "send")
            .Select(parts => parts[0])
            .ToHashSet();
        var words = (section.Find("simulcast") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var send = Array.IndexOf(words, "send");
        if (send < 0 || send + 1 == words.Length)
        {
            return [.. declared];
        }

        return [.. words[send + 1].Split(';').Select(stream => stream.Split(',')[0].TrimStart('~')).Where(declared.Contains).Distinct()];
    }

    private static List<RtpEncodingParameters> ReadSsrcs(MediaDescription section)
    {
        var ssrcs = new List<uint>();
        foreach (var value in section.FindAll("ssrc"))
        {
            if (TryReadSsrc(value.Split(' ')[0], out var ssrc) && !ssrcs.Contains(ssrc))
            {
                ssrcs.Add(ssrc);
            }
        }

        var repairs = ReadGroups(section, "FID").Where(group => group.Count == 2).DistinctBy(group => group[0]).ToDictionary(group => group[0], group => group[1]);
        var layers = ReadGroups(section, "SIM").FirstOrDefault();
        var media = layers ?? ssrcs.Where(ssrc => !repairs.ContainsValue(ssrc)).Take(1);
        return [.. media.Take(Ortc.MaxEncodings).Select(ssrc => new RtpEncodingParameters(ssrc, RtxSsrc: repairs.TryGetValue(ssrc, out var rtx) ? rtx : null))];
    }

    // a=ssrc-group:<semantics> <ssrc> <ssrc> ...
    private static IEnumerable<List<uint>> ReadGroups(MediaDescription section, string semantics)
    {
        foreach (var value in section.FindAll("ssrc-group"))
        {
            var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1 && parts[0] == semantics)
            {
                var ssrcs = new List<uint>();
                foreach (var part in parts[1..])
                {
                    if (TryReadSsrc(part, out var ssrc) && !ssrcs.Contains(ssrc))
                    {
                        ssrcs.Add(ssrc);
                    }
                }

                yield return ssrcs;
            }
        }
    }

    private static bool TryReadSsrc(string text, out uint ssrc) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ssrc);
}
