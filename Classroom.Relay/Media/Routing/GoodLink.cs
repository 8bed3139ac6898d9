namespace Classroom.Relay.Media.Routing;

/// <summary>What counts as a good link to a room: there is a second picture for it during a mix, and roll and wall say nothing of it.</summary>
public static class GoodLink
{
    /// <summary>Longest way there and back.</summary>
    public static readonly TimeSpan MaxRoundTrip = TimeSpan.FromMilliseconds(200);

    /// <summary>Largest share of packets lost, 0 to 1.</summary>
    public const double MaxLoss = 0.02;
}
