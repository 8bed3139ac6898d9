using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Classroom.Relay.Signaling;

/// <summary>SignalR's own keeping of connections, which also hands them out: a message that many get is written once and put on each by itself.</summary>
public sealed class RelayConnections(ILogger<DefaultHubLifetimeManager<RelayHub>> logger) : DefaultHubLifetimeManager<RelayHub>(logger)
{
    private readonly ConcurrentDictionary<string, HubConnectionContext> _connections = new();

    /// <summary>The connection of that identifier, or null when it has ended.</summary>
    public HubConnectionContext? Find(string connectionId) => _connections.GetValueOrDefault(connectionId);

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _connections[connection.ConnectionId] = connection;
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        _connections.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }
}
