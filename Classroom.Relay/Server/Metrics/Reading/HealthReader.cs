using System.Reflection;
using Classroom.Relay.County;
using Classroom.Relay.Journal;
using Classroom.Relay.Live;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>
/// Reads all figures of the relay when somebody asks, and never otherwise. Who asks soon after another gets the same reading, so that any
/// number of open pages costs the workers what one does. Any thread.
/// </summary>
public sealed class HealthReader(
    MediaPlane plane, LessonBoard board, SourceRegistry sources, RoomDirectory rooms, LessonJournal journal, RefusalBook refusals, TimeProvider clock) : IDisposable
{
    /// <summary>How old a reading may be given out. A page asks every 2 s, a scraper every 5 s or less often.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the workers may take together; in ordinary life it is some ms.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly string Version =
        typeof(HealthReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TrackLedger _ledger = new();
    private long _readTicks;
    private RelayHealth? _latest;

    /// <summary>The figures now; null when a worker does not answer.</summary>
    public async Task<RelayHealth?> ReadAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_latest is null || clock.GetElapsedTime(_readTicks) >= Freshness)
            {
                _latest = await ReadWorkersAsync(cancellation);
                _readTicks = clock.GetTimestamp();
            }

            return _latest;
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<RelayHealth> ReadWorkersAsync(CancellationToken cancellation)
    {
        var readings = await Task.WhenAll(plane.Workers.Select(WorkerReader.ReadAsync)).WaitAsync(Patience, cancellation);
        var lessons = board.Lessons;
        var census = new TrackCensus(lessons, board, sources, rooms, _ledger);
        foreach (var reading in readings)
        {
            census.Take(reading);
        }

        census.Close();
        return new RelayHealth(
            clock.GetUtcNow(),
            Version,
            ProcessFigures.Read(),
            DtlsFigures(),
            journal.Health,
            refusals.Counts,
            [.. readings.Select((reading, index) => WorkerFigures.Of(NameOf(index), reading.Snapshot))],
            [.. lessons.Select(lesson => census.HealthOf(lesson, NameOf(IndexOf(lesson.Worker))))],
            census.Elsewhere());
    }

    private DtlsHealth DtlsFigures()
    {
        var dtls = plane.HandshakeStatistics;
        return new DtlsHealth(dtls.Started, dtls.Connected, dtls.Failed, dtls.DatagramsDropped, dtls.Waiting);
    }

    private int IndexOf(MediaWorker worker) => plane.Workers.TakeWhile(other => other != worker).Count();

    private static string NameOf(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
