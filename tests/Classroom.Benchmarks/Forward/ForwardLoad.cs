using System.Globalization;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Benchmarks.Forward;

/// <summary>Traffic, and who receives it.</summary>
/// <param name="Publishers">Each with a picture and sound of its own.</param>
/// <param name="Receivers">Of each publisher; they receive both of its tracks.</param>
/// <param name="Profile">How all of them are protected.</param>
/// <param name="Burst">Video packets sent back to back, as a browser's pacer does with a picture; 1 for evenly spaced ones.</param>
internal sealed record ForwardLoad(int Publishers, int Receivers, SrtpProfile Profile, int Burst)
{
    /// <summary>Of 1200 bytes each: about 2 Mbit/s.</summary>
    public const int VideoPacketsPerSecond = 200;

    /// <summary>Of 120 bytes each, every 20 ms.</summary>
    public const int AudioPacketsPerSecond = 50;

    public const int VideoBytes = 1200;

    public const int AudioBytes = 120;

    /// <summary>The standard ones, publishers x receivers.</summary>
    public static readonly IReadOnlyList<string> Shapes = ["1x10", "1x50", "1x100", "1x400", "8x10"];

    /// <summary>The standard ones: evenly spaced packets, and what a browser's pacer makes of a picture.</summary>
    public static readonly IReadOnlyList<int> Bursts = [1, 4];

    public int AllReceivers => Publishers * Receivers;

    /// <summary>Packets that leave the server each second.</summary>
    public int PacketsPerSecond => AllReceivers * (VideoPacketsPerSecond + AudioPacketsPerSecond);

    public string ProfileName => Profile == SrtpProfile.AeadAes128Gcm ? "GCM" : "CM_SHA1_80";

    /// <param name="shape">For example "1x100".</param>
    /// <returns>Null when it is not of that form.</returns>
    public static ForwardLoad? Parse(string shape, SrtpProfile profile, int burst)
    {
        var parts = shape.Split('x');
        return parts.Length == 2 && TryReadCount(parts[0], out var publishers) && TryReadCount(parts[1], out var receivers)
            ? new ForwardLoad(publishers, receivers, profile, burst)
            : null;
    }

    public override string ToString() => $"{Publishers}x{Receivers} {ProfileName}";

    private static bool TryReadCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is > 0 and < 10_000;
}
