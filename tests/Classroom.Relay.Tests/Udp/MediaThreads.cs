using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Classroom.Relay.Tests.Udp;

/// <summary>Workers with what they need around them, on ports the kernel chose.</summary>
internal sealed class MediaThreads : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DtlsContext _context = new(DtlsCertificate.Create(DateTimeOffset.UtcNow));
    private readonly DtlsThread _dtls;
    private readonly List<MediaWorker> _workers = [];
    private readonly ILogger _logger;

    public MediaThreads(ILogger? logger = null)
    {
        _logger = logger ?? NullLogger.Instance;
        _dtls = new DtlsThread(_context, _logger);
    }

    public DtlsFingerprint Fingerprint => _context.Fingerprint;

    public DtlsStatistics Dtls => _dtls.Statistics;

    public MediaWorker Start(bool allowSegmentation = true)
    {
        var worker = new MediaWorker($"r{_workers.Count}", 0, null, new RouterOptions(), _dtls, _logger, allowSegmentation);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>Waits until a worker's counters are as wanted.</summary>
    public static async Task<WorkerSnapshot> Eventually(MediaWorker worker, Func<WorkerSnapshot, bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var snapshot = await worker.Snapshot().WaitAsync(patience.Token);
            if (isSo(snapshot))
            {
                return snapshot;
            }
        }
    }

    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }

        _dtls.Dispose();
        _context.Dispose();
    }
}
