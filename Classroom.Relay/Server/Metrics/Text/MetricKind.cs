namespace Classroom.Relay.Metrics.Text;

/// <summary>How a family's values behave.</summary>
internal enum MetricKind
{
    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Only grows, or begins anew. Its name ends in _total.</summary>
    Counter,
}
