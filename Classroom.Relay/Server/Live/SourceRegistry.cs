using System.Collections.Concurrent;

namespace Classroom.Relay.Live;

/// <summary>Every track published now, by identifier and by name. Thread-safe.</summary>
public sealed class SourceRegistry
{
    private readonly ConcurrentDictionary<string, LiveSource> _sources = new();

    /// <summary>Raised when a source was removed. Must not block.</summary>
    public event Action<LiveSource>? Ended;

    /// <summary>The source, or null when it does not exist or has ended.</summary>
    public LiveSource? Find(string sourceId) => _sources.GetValueOrDefault(sourceId);

    /// <summary>What a room publishes now.</summary>
    public IReadOnlyList<LiveSource> OfRoom(string roomId) => [.. _sources.Values.Where(source => source.RoomId == roomId)];

    /// <summary>What is published now under a name: a room's identifier or an ad-hoc name.</summary>
    public IReadOnlyList<LiveSource> OfName(string name) => [.. _sources.Values.Where(source => source.Name == name)];

    /// <summary>Private voices that a room hears now.</summary>
    public IReadOnlyList<LiveSource> TalkingTo(string roomId) => [.. _sources.Values.Where(source => source.TalksTo == roomId)];

    /// <summary>Adds a source; identifiers are unique by construction.</summary>
    public void Add(LiveSource source) => _sources[source.SourceId] = source;

    /// <summary>Removes a source; false when it was gone already.</summary>
    public bool Remove(string sourceId)
    {
        if (!_sources.TryRemove(sourceId, out var source))
        {
            return false;
        }

        Ended?.Invoke(source);
        return true;
    }
}
