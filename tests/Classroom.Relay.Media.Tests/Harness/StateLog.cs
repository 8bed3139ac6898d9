using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>Writes down the states a transport went through.</summary>
internal sealed class StateLog : ITransportObserver
{
    public List<TransportState> States { get; } = [];

    public void OnStateChanged(Transport transport) => States.Add(transport.State);
}
