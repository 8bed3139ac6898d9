using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>One track at its receiver.</summary>
/// <param name="Consumer">At the relay.</param>
/// <param name="Received">At the client.</param>
internal sealed record TestReceiver(Consumer Consumer, Producer Received, Recorder Recorder);
