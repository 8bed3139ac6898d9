namespace Classroom.Relay.Whip;

/// <summary>
/// Puts simulcast layers in the relay's order, the lowest first. SDP does not say which layer is which (RFC 8853 §5.2), so the names senders
/// are known to use decide; unknown names keep their order.
/// </summary>
internal static class SimulcastOrder
{
    private static readonly string[][] Known =
    [
        ["l", "m", "h"], // WHIP clients and LiveKit's older ones
        ["q", "h", "f"], // quarter, half, full
        ["lo", "mid", "hi"],
        ["low", "mid", "high"],
        ["3", "2", "1", "0"], // OBS numbers its encoders from the largest
    ];

    public static IReadOnlyList<string> LowestFirst(IReadOnlyList<string> rids)
    {
        var order = Known.FirstOrDefault(known => rids.All(known.Contains));
        return order is null ? rids : [.. order.Where(rids.Contains)];
    }
}
