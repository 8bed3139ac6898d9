namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>A server cannot be had on this machine; the others can be measured all the same.</summary>
internal sealed class TargetMissingException(string message, Exception? cause = null) : Exception(message, cause);
