using System.Diagnostics;

namespace Classroom.Benchmarks.Measuring;

/// <summary>
/// Writes a block to the disk itself every 50 ms, as a database does at each commit, and remembers the longest: what is acknowledged waits for the disk
/// whatever the relay does, and on a shared host others' writes stand in the way.
/// </summary>
internal sealed class DiskSync : IAsyncDisposable
{
    private const int BlockBytes = 8192;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"classroom-disk-{Guid.NewGuid():n}");
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;
    private TimeSpan _longest;

    private DiskSync() => _writing = Task.Run(WriteAsync);

    public static DiskSync Begin() => new();

    /// <summary>Ends it.</summary>
    /// <returns>The longest write, in ms.</returns>
    public async Task<double> EndAsync()
    {
        await _stop.CancelAsync();
        await _writing;
        return _longest.TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _stop.Dispose();
        File.Delete(_path);
    }

    private async Task WriteAsync()
    {
        using var file = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using var timer = new PeriodicTimer(Interval);
        var block = new byte[BlockBytes];
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                var began = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, block, fileOffset: 0);
                RandomAccess.FlushToDisk(file);
                var lasted = Stopwatch.GetElapsedTime(began);
                _longest = lasted > _longest ? lasted : _longest;
            }
        }
        catch (OperationCanceledException)
        {
            // Ended.
        }
    }
}
