namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>The profile a profile-level-id names (RFC 6184 §8.1, table 5). Levels do not matter for matching: level asymmetry is allowed.</summary>
public enum H264Profile
{
    Unknown,
    ConstrainedBaseline,
    Baseline,
    Main,
    ConstrainedHigh,
    High,
}
