using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media;

/// <summary>What a transport is made with.</summary>
/// <param name="Id">The application's name for it.</param>
/// <param name="CreateDtls">Makes the DTLS side; called once, at once. It reports to the given output on the worker's thread.</param>
public sealed record WebRtcTransportOptions(string Id, Func<IDtlsOutput, IDtlsEndpoint> CreateDtls)
{
    public ITransportObserver? Observer { get; init; }

    /// <summary>Whom the application made it for, so that figures can be told apart; only carried. Empty for nobody in particular.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Our ICE credentials; fresh random ones when null. The fragment must be unique within the router.</summary>
    public IceCredentials? Credentials { get; init; }
}
