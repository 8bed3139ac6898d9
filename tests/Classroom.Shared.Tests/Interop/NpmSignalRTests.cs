using Classroom.Shared.Tests.HubClient;

namespace Classroom.Shared.Tests.Interop;

/// <summary>The npm packages a browser uses, on node, against a real SignalR server with our protocol.</summary>
public sealed class NpmSignalRTests(StageServer server) : IClassFixture<StageServer>
{
    [NodeTheory]
    [InlineData("messagepack")]
    [InlineData("json")]
    public Task NpmClient_EveryShapeOfCall_IsUnderstoodBothWays(string protocol) => Node.Run("hub.mjs", server.Address.ToString(), protocol);
}
