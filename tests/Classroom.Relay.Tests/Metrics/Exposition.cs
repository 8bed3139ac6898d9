using System.Globalization;
using System.Text.RegularExpressions;

namespace Classroom.Relay.Tests.Metrics;

/// <summary>
/// Reads the Prometheus text format 0.0.4 and forgives nothing: HELP, then TYPE, then the samples of a family without another's in between;
/// valid names; no series twice; counters named _total; histogram buckets that only grow up to their count.
/// </summary>
internal sealed partial class Exposition
{
    private readonly Dictionary<string, string> _types = [];
    private readonly Dictionary<string, double> _series = [];
    private string _family = "";
    private string _helped = "";

    private Exposition()
    {
    }

    /// <summary>Names of families with their types.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>Values by name and labels, the labels sorted: <c>name{a="1",b="2"}</c>.</summary>
    public IReadOnlyDictionary<string, double> Series => _series;

    public double this[string series] => _series.TryGetValue(series, out var value) ? value : throw new KeyNotFoundException($"There is no {series}.");

    public static Exposition Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var exposition = new Exposition();
        foreach (var line in text[..^1].Split('\n'))
        {
            exposition.Take(line);
        }

        exposition.CheckHistograms();
        return exposition;
    }

    /// <summary>The sum of a name's samples whose labels contain all of these pairs.</summary>
    public double Sum(string name, params string[] labels) => _series
        .Where(series => series.Key.Split('{')[0] == name && labels.All(label => series.Key.Contains(label, StringComparison.Ordinal)))
        .Sum(series => series.Value);

    private void Take(string line)
    {
        if (Help().Match(line) is { Success: true } help)
        {
            _helped = help.Groups[1].Value;
            Assert.False(_types.ContainsKey(_helped), $"{_helped} stands in two places.");
        }
        else if (Type().Match(line) is { Success: true } type)
        {
            _family = type.Groups[1].Value;
            Assert.True(_family == _helped, $"{_family} has a TYPE without a HELP right before it.");
            Assert.True(_types.TryAdd(_family, type.Groups[2].Value), $"{_family} stands in two places.");
            Assert.True(_types[_family] == "counter" == _family.EndsWith("_total", StringComparison.Ordinal), $"{_family} is a {_types[_family]}.");
        }
        else
        {
            TakeSample(line);
        }
    }

    private void TakeSample(string line)
    {
        var sample = Sample().Match(line);
        Assert.True(sample.Success, $"Not a line of the format: {line}");
        var name = sample.Groups["name"].Value;
        var isPart = _types[_family] == "histogram" && name.StartsWith(_family, StringComparison.Ordinal) && name[_family.Length..] is "_bucket" or "_sum" or "_count";
        Assert.True(name == _family || isPart, $"{name} stands below {_family}.");
        string[] labels = [.. sample.Groups["label"].Captures.Select(label => label.Value)];
        Assert.Equal(labels.Length, labels.Select(label => label.Split('=')[0]).Distinct().Count());
        var series = labels.Length == 0 ? name : $"{name}{{{string.Join(',', labels.Order(StringComparer.Ordinal))}}}";
        var text = sample.Groups["value"].Value;
        var value = text == "+Inf" ? double.PositiveInfinity : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.True(_series.TryAdd(series, value), $"{series} stands twice.");
        Assert.True(_types[_family] == "gauge" || value >= 0, $"{series} counts {value}.");
    }

    private void CheckHistograms()
    {
        foreach (var family in _types.Where(type => type.Value == "histogram").Select(type => type.Key))
        {
            foreach (var (series, count) in _series.Where(series => series.Key.StartsWith($"{family}_count", StringComparison.Ordinal)).ToArray())
            {
                var others = series[$"{family}_count".Length..].Trim('{', '}');
                var buckets = _series.Where(one => one.Key.StartsWith($"{family}_bucket", StringComparison.Ordinal) && one.Key.Contains(others, StringComparison.Ordinal))
                    .Select(one => (Limit: Limit().Match(one.Key).Groups[1].Value, one.Value))
                    .OrderBy(bucket => bucket.Limit == "+Inf" ? double.PositiveInfinity : double.Parse(bucket.Limit, CultureInfo.InvariantCulture))
                    .ToArray();
                Assert.Equal("+Inf", buckets[^1].Limit);
                Assert.Equal(count, buckets[^1].Value);
                Assert.Equal(buckets.Select(bucket => bucket.Value).Order(), buckets.Select(bucket => bucket.Value));
            }
        }
    }

    [GeneratedRegex("^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) [^\\\\]+$")]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex Type();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<label>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\["\\n])*")(?:,(?<label>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\["\\n])*"))*\})? (?<value>[+-]?(?:[0-9.]+(?:E[+-]?[0-9]+)?|Inf|NaN))$""")]
    private static partial Regex Sample();

    [GeneratedRegex("le=\"([^\"]+)\"")]
    private static partial Regex Limit();
}
