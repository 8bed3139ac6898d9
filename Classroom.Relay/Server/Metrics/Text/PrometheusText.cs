using System.Globalization;
using System.Text;

namespace Classroom.Relay.Metrics.Text;

/// <summary>
/// Writes the Prometheus text format 0.0.4: families one after another, each with HELP and TYPE before its samples.
/// https://prometheus.io/docs/instrumenting/exposition_formats/
/// </summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>Label pairs in braces, or nothing. Names must match <c>[a-z_]+</c>; values may be anything.</summary>
    public static string Labels(params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels)
        {
            var escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(text.Length == 0 ? '{' : ',').Append(name).Append("=\"").Append(escaped).Append('"');
        }

        return text.Length == 0 ? "" : text.Append('}').ToString();
    }

    /// <summary>Writes a family; one without a sample is left out.</summary>
    /// <param name="subjects">Each with its labels.</param>
    public PrometheusText Write<T>(MetricFamily<T> family, IEnumerable<(string Labels, T Subject)> subjects)
    {
        var begun = false;
        foreach (var (labels, subject) in subjects)
        {
            if (family.Value(subject) is { } value)
            {
                if (!begun)
                {
                    Begin(family.Name, family.Kind == MetricKind.Counter ? "counter" : "gauge", family.Help);
                    begun = true;
                }

                Sample(family.Name, labels, value);
            }
        }

        return this;
    }

    /// <summary>Begins a family whose samples the caller writes; nothing else may be written in between.</summary>
    public PrometheusText Begin(string name, string type, string help)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    public PrometheusText Sample(string name, string labels, double value)
    {
        _text.Append(name).Append(labels).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();
}
