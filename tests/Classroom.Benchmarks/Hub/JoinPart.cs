using System.Diagnostics;
using Classroom.Benchmarks.Measuring;
using Classroom.Testing;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Hub;

/// <summary>Rooms join a lesson that has gone on for two hours; the relay was killed and started again before.</summary>
internal sealed class JoinPart(RelayProcess relay, HubLoad load, PeerThread peers)
{
    // Issue 4, item 10.
    private const double ReadyTargetMs = 500;
    private const int Joins = 40;

    // CPU time is that of the last joins: in the seconds after its start the relay rehearses, and its code is compiled for good.
    private const int Settled = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await relay.KillAsync();
        await LongLesson.WriteAsync(relay.Store, load.Events);
        await relay.RestartAsync();
        // The reading client compiles its own code here, and not while the relay that was killed is measured.
        await (await JoinAsync(await RoomSignIn.TokenAsync(relay.Address, LongLesson.Receivers[0]))).DisposeAsync();
        await relay.KillAsync();
        var clock = Stopwatch.StartNew();
        await relay.RestartAsync();
        var restart = clock.Elapsed;
        string[] tokens = [.. await Task.WhenAll(LongLesson.Receivers.Select(room => RoomSignIn.TokenAsync(relay.Address, room)))];
        var times = new List<double>();
        var (relayBefore, loadBefore) = (TimeSpan.Zero, TimeSpan.Zero);
        long seq = 0;
        for (var join = 0; join < Joins; join++)
        {
            if (join == Joins - Settled)
            {
                (relayBefore, loadBefore) = (ProcessUse.Of(relay.ProcessId).CpuTime, ProcessUse.Of(Environment.ProcessId).CpuTime);
            }

            clock.Restart();
            await using var room = await JoinAsync(tokens[join % tokens.Length]);
            times.Add(clock.Elapsed.TotalMilliseconds);
            seq = room.Inbox.Lesson!.Seq;
        }

        var relayUse = (ProcessUse.Of(relay.ProcessId).CpuTime - relayBefore) / Settled;
        var loadUse = (ProcessUse.Of(Environment.ProcessId).CpuTime - loadBefore) / Settled;
        var name = $"a lesson of {load.Events:N0} events";
        return
        [
            new($"{name}: events of it that a room which joined did not have", Math.Max(0, load.Events - seq), "", Limit: 0),
            new($"{name}: connected, entered and its state read, the first time", times[0], "ms", Target: ReadyTargetMs),
            new($"{name}: the same, p50 of {Joins}", Figure.At([.. times.Order()], 0.5), "ms", Target: ReadyTargetMs),
            new($"{name}: the same, the longest", times.Max(), "ms", Target: ReadyTargetMs),
            new($"{name}: of a join, the relay's CPU time", relayUse.TotalMilliseconds, "ms"),
            new($"{name}: of a join, the reading client's CPU time", loadUse.TotalMilliseconds, "ms"),
            new($"{name}: the relay answers again after it was killed", restart.TotalMilliseconds, "ms"),
        ];
    }

    /// <summary>Ends when the room has read the lesson's state.</summary>
    private async Task<LessonClient> JoinAsync(string token)
    {
        var room = await LessonClient.EnterAsync(relay.Address, token, peers).WaitAsync(Patience);
        await room.Inbox.Until(inbox => inbox.Lesson is { LessonId: LongLesson.Id }).WaitAsync(Patience);
        return room;
    }
}
