using System.Diagnostics;
using Classroom.Shared.Contracts.Lessons.Signals;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Hub;

/// <summary>When each piece of a drawing was sent, and when each screen saw it.</summary>
internal sealed class InkWatch
{
    // What a busy machine may hold up; pieces that have not come by then will not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly LessonClient[] _screens;
    private readonly long[] _sent;
    private readonly long[][] _seen;

    /// <summary>Watches from now on, in place of any earlier watch.</summary>
    public InkWatch(IReadOnlyList<LessonClient> screens, int pieces)
    {
        (_screens, _sent, _seen) = ([.. screens], new long[pieces], [.. screens.Select(_ => new long[pieces])]);
        for (var i = 0; i < _screens.Length; i++)
        {
            var seen = _seen[i];
            _screens[i].Inbox.OnSignals = batch => Note(seen, batch);
        }
    }

    /// <summary>A piece leaves the hand now.</summary>
    public void Sent(int number) => Volatile.Write(ref _sent[number], Stopwatch.GetTimestamp());

    /// <summary>Ends when every screen has seen every piece, or will not see the rest.</summary>
    public async Task SeenAsync()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience && _seen.Any(screen => screen.Any(ticks => Volatile.Read(ref ticks) == 0)))
        {
            await Task.Delay(50);
        }
    }

    /// <summary>From sending to seeing, in ms, shortest first.</summary>
    public IReadOnlyList<double> Delays() =>
    [
        .. _seen.SelectMany(screen => screen.Select((ticks, number) => (ticks, number)))
            .Where(piece => piece.ticks != 0)
            .Select(piece => Stopwatch.GetElapsedTime(_sent[piece.number], piece.ticks).TotalMilliseconds)
            .Order(),
    ];

    private static void Note(long[] seen, SignalBatch batch)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var signal in batch.Signals)
        {
            if (signal.Signal is StrokeGrown grown)
            {
                Volatile.Write(ref seen[grown.From], now);
            }
        }
    }
}
