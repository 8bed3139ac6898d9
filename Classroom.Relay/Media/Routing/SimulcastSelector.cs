namespace Classroom.Relay.Media.Routing;

/// <summary>Which layer a consumer should have.</summary>
internal static class SimulcastSelector
{
    /// <summary>No layer is live.</summary>
    public const int None = -1;

    /// <summary>The highest live layer that is not above the preferred one; if there is none, the lowest live one: some picture is better than none.</summary>
    /// <param name="live">Bit n: layer n is arriving.</param>
    /// <param name="preferred">Null for the best.</param>
    public static int Select(uint live, int? preferred)
    {
        if (live == 0)
        {
            return None;
        }

        var allowed = preferred is { } highest ? live & (uint)((1UL << (highest + 1)) - 1) : live;
        return allowed != 0 ? 31 - int.LeadingZeroCount((int)allowed) : int.TrailingZeroCount((int)live);
    }
}
