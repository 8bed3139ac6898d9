using System.Collections.Concurrent;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Situation;

/// <summary>The latest word of each room's page on its own camera and microphone. Any thread.</summary>
public sealed class CaptureReports(TimeProvider clock)
{
    /// <summary>A page says it every ten seconds; after this it says nothing.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (CaptureReport Report, DateTimeOffset At)> _latest = new();

    /// <summary>Takes a room's word.</summary>
    public void Take(string roomId, CaptureReport report) => _latest[roomId] = (report, clock.GetUtcNow());

    /// <summary>The room's word, or null when there is none of late.</summary>
    public CaptureReport? Of(string roomId) => _latest.TryGetValue(roomId, out var latest) && clock.GetUtcNow() - latest.At < Kept ? latest.Report : null;
}
