using Classroom.Shared.Tests.HubClient;
using Classroom.Tests.Interop;

namespace Classroom.Shared.Tests.Interop;

/// <summary>The npm packages a browser uses, on node, against a real SignalR server with our protocol.</summary>
public sealed class NpmSignalRTests(StageServer server) : IClassFixture<StageServer>
{
    [NodeTheory("@microsoft/signalr-protocol-msgpack")]
    [InlineData("messagepack")]
    [InlineData("json")]
    public Task NpmClient_EveryShapeOfCall_IsUnderstoodBothWays(string protocol) => Node.Run("Classroom.Shared.Tests/Interop/hub.mjs", server.Address.ToString(), protocol);
}
