using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Relay.Signaling;

/// <summary>The hub's protocols by name, each as a <see cref="MisfitProtocol"/>.</summary>
internal sealed class MisfitProtocols(IEnumerable<IHubProtocol> protocols) : IHubProtocolResolver
{
    // Of two with one name the one registered last counts, as with SignalR's own resolver.
    private readonly Dictionary<string, IHubProtocol> _byName =
        protocols.GroupBy(protocol => protocol.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(named => named.Key, named => (IHubProtocol)new MisfitProtocol(named.Last()), StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IReadOnlyList<IHubProtocol> AllProtocols => [.. _byName.Values];

    /// <inheritdoc/>
    public IHubProtocol? GetProtocol(string protocolName, IReadOnlyList<string>? supportedProtocols) =>
        supportedProtocols?.Contains(protocolName, StringComparer.OrdinalIgnoreCase) != false ? _byName.GetValueOrDefault(protocolName) : null;
}
