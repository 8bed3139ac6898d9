namespace Classroom.Relay.Metrics.Text;

/// <summary>Metrics of one name.</summary>
/// <param name="Name">In base units, by https://prometheus.io/docs/practices/naming/.</param>
/// <param name="Help">One line without backslashes.</param>
/// <param name="Value">Null where there is no value.</param>
internal sealed record MetricFamily<T>(string Name, MetricKind Kind, string Help, Func<T, double?> Value)
{
    public static MetricFamily<T> Counter(string name, string help, Func<T, double?> value) => new(name, MetricKind.Counter, help, value);

    public static MetricFamily<T> Gauge(string name, string help, Func<T, double?> value) => new(name, MetricKind.Gauge, help, value);
}
