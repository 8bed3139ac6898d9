using System.Security.Cryptography;
using Classroom.Relay.Hosting;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp.Native;
using Microsoft.Extensions.Options;

namespace Classroom.Relay.Udp;

/// <summary>
/// All media of this relay: its workers, the DTLS thread and the certificate they share. A lesson takes one worker and stays there. Works
/// between the host's start and stop; may be used from any thread.
/// </summary>
public sealed partial class MediaPlane(IOptions<MediaOptions> options, TimeProvider time, ILogger<MediaPlane> logger) : IHostedService, IDisposable
{
    private readonly List<MediaWorker> _workers = [];
    private readonly List<WorkerLoad> _loads = [];
    private readonly Lock _loadLock = new();
    private IReadOnlyList<System.Net.IPAddress> _addresses = [];
    private DtlsContext? _context;
    private DtlsThread? _dtls;

    public IReadOnlyList<MediaWorker> Workers => _workers;

    /// <summary>Fingerprint of the certificate every transport of this process shows.</summary>
    public DtlsFingerprint Fingerprint => (_context ?? throw NotRunning()).Fingerprint;

    /// <summary>What the DTLS thread has done.</summary>
    public DtlsStatistics HandshakeStatistics => (_dtls ?? throw NotRunning()).Statistics;

    /// <summary>The worker a new lesson should take: the one whose thread was least busy lately, counting lessons just placed there.</summary>
    public MediaWorker ChooseWorker()
    {
        var now = MediaClock.Now;
        lock (_loadLock)
        {
            var least = _loads.MinBy(load => load.At(now)) ?? throw NotRunning();
            least.Place(now);
            return least.Worker;
        }
    }

    /// <summary>The worker of a router named earlier; null when it was another process's.</summary>
    public MediaWorker? FindWorker(string routerId) => _workers.Find(worker => worker.RouterId == routerId);

    /// <summary>Where a peer reaches the transports of a worker, the preferred candidate first.</summary>
    public IReadOnlyList<IceCandidate> CandidatesOf(MediaWorker worker) =>
        [.. _addresses.Select((address, index) => IceCandidate.Host(TransportAddress.FromIPEndPoint(new(address, worker.Port)), index))];

    /// <summary>All counters of all workers.</summary>
    public async Task<MediaSnapshot> Snapshot()
    {
        var workers = await Task.WhenAll(_workers.Select(worker => worker.Snapshot()));
        return new MediaSnapshot(workers, HandshakeStatistics);
    }

    /// <exception cref="StartRefusedException">A UDP port cannot be had; the message says which and what to do.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _addresses = AnnouncedAddresses.Find(options.Value);
        _context = new DtlsContext(DtlsCertificate.Create(time.GetUtcNow()));
        _dtls = new DtlsThread(_context, logger);
        try
        {
            StartWorkers(_dtls);
        }
        catch
        {
            Dispose();
            throw;
        }

        Log.Announced(logger, string.Join(", ", _addresses));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Ends all media at once. Idempotent.</summary>
    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }

        _dtls?.Dispose();
        _context?.Dispose();
        _dtls = null;
        _context = null;
    }

    private void StartWorkers(DtlsThread dtls)
    {
        var cores = CurrentThread.AllowedCores();
        var count = options.Value.WorkersOn(cores.Length);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var routerOptions = new RouterOptions { NtpAtZero = NtpTime.From(time.GetUtcNow() - (MediaClock.Now - default(MonotonicTime))) };
        for (var i = 0; i < count; i++)
        {
            var port = options.Value.PortBase == 0 ? 0 : options.Value.PortBase + i;
            int? core = count > 1 && count <= cores.Length ? cores[i] : null;
            var worker = new MediaWorker($"r{i}-{nonce}", port, core, routerOptions, dtls, logger);
            _workers.Add(worker);
            _loads.Add(new WorkerLoad(worker));
        }

        // Without the right to go first the others can still let the workers pass: a join storm must not hold running lessons.
        if (!_workers.TrueForAll(worker => worker.GoesFirst))
        {
            CurrentThread.LetGoFirst([.. _workers.Select(worker => worker.ThreadId)]);
        }
    }

    private static InvalidOperationException NotRunning() => new("The media plane is not running: the host has not started it, or has stopped it.");

    private static partial class Log
    {
        [LoggerMessage(1131, LogLevel.Information, "Peers are told to send media to {Addresses}")]
        public static partial void Announced(ILogger logger, string addresses);
    }
}
