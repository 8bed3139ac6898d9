namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>What a room's microphone hears, as levels in dBov of packets of 20 ms. Seeded, so that each run hears the same.</summary>
internal sealed class RoomSound(int seed)
{
    public const int PacketsPerSecond = 50;

    /// <summary>Digital silence.</summary>
    private const double Nothing = -127;

    private readonly Random _random = new(seed);

    /// <summary>A fan, a projector, an empty room: the same all the time, but for the chance of a short measurement.</summary>
    public double[] Noise(double level, int seconds) => [.. Enumerable.Range(0, seconds * PacketsPerSecond).Select(_ => level + Chance(1))];

    /// <summary>
    /// Somebody who speaks: phrases of four to eleven syllables, each of 80 to 160 ms with 20 to 60 ms before the next, and 0.2 to 0.7 s to draw breath.
    /// </summary>
    /// <param name="level">Of the usual syllable.</param>
    public double[] Voice(double level, int seconds)
    {
        var levels = new List<double>();
        while (levels.Count < seconds * PacketsPerSecond)
        {
            for (var syllables = _random.Next(4, 12); syllables > 0; syllables--)
            {
                var loudest = level + Chance(3);
                levels.AddRange(Enumerable.Range(0, _random.Next(4, 9)).Select(_ => loudest + Chance(1.5)));
                levels.AddRange(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => loudest - 10 - (15 * _random.NextDouble())));
            }

            levels.AddRange(Enumerable.Repeat(Nothing, _random.Next(10, 36)));
        }

        return [.. levels.Take(seconds * PacketsPerSecond)];
    }

    /// <summary>A class that reads aloud together: syllables run into each other, with a breath after each two to three seconds.</summary>
    public double[] Choir(double level, int seconds)
    {
        var levels = new List<double>();
        while (levels.Count < seconds * PacketsPerSecond)
        {
            for (var syllables = _random.Next(7, 12); syllables > 0; syllables--)
            {
                var loudest = level + Chance(2);
                levels.AddRange(Enumerable.Range(0, 9).Select(_ => loudest + Chance(1)));
                levels.AddRange(Enumerable.Range(0, 3).Select(_ => loudest - 6 + Chance(1)));
            }

            levels.AddRange(Enumerable.Repeat(Nothing, _random.Next(15, 30)));
        }

        return [.. levels.Take(seconds * PacketsPerSecond)];
    }

    /// <summary>A class that talks all at once: so many voices, together of that level.</summary>
    public double[] Chatter(double level, int voices, int seconds) =>
        Together([.. Enumerable.Range(0, voices).Select(_ => Voice(level - (10 * Math.Log10(voices)), seconds))]);

    /// <summary>A chair is pushed every three seconds: 120 ms.</summary>
    public static double[] Chairs(double level, int seconds) =>
        [.. Enumerable.Range(0, seconds * PacketsPerSecond).Select(packet => packet % (3 * PacketsPerSecond) < 6 ? level : Nothing)];

    /// <summary>All of them at once: powers add up.</summary>
    public static double[] Together(params double[][] sounds) =>
        [.. Enumerable.Range(0, sounds.Min(sound => sound.Length)).Select(packet => 10 * Math.Log10(sounds.Sum(sound => Math.Pow(10, sound[packet] / 10))))];

    private double Chance(double deviation) =>
        deviation * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
