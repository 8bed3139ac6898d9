using System.Diagnostics;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Lesson;

/// <summary>The real relay in a process of its own, and rooms that come, teach, stay and go. Every limit is the one the project promises.</summary>
internal sealed class LessonScenario(LessonLoad load) : IDisposable
{
    private const double JoinLimitMs = 500;
    private const double IdleLimitPercent = 1;

    // Measured over 1000 cycles: 4.1 MiB in the first half, while the heap finds its size, and 0.1 MiB in the second; over 200 cycles between
    // 0.0 and 6.8 MiB. Two transports left behind by every cycle showed as 16 MiB over 200.
    private const double MemoryToleranceMiB = 8;

    // Threads of the pool come and go by themselves.
    private const double ThreadTolerance = 4;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    // By then all that a start runs has been queued for the compiler.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan CompilingLimit = TimeSpan.FromMinutes(2);

    // Longer than the least time between two keyframe requests: each join stands for one room, not for the twentieth of a crowd.
    private static readonly TimeSpan BetweenJoins = TimeSpan.FromMilliseconds(700);

    private readonly List<Figure> _figures = [];
    private RelayProcess _relay = null!;
    private LessonRooms _rooms = null!;

    public async Task<Report> RunAsync()
    {
        var loadBefore = Machine.Load();
        await using (_relay = await RelayProcess.StartAsync())
        {
            _rooms = new LessonRooms(_relay.Address);
            await MeasureIdleAsync();
            await MeasureStartsAsync();
            await MeasureLessonAsync();
        }

        return new Report(load, Machine.Describe(loadBefore), _figures);
    }

    public void Dispose() => _rooms?.Dispose();

    private async Task MeasureIdleAsync()
    {
        await CompiledAsync();
        Add("idle relay, nobody there", await WatchCpuAsync(), "%", IdleLimitPercent);
        var use = Use();
        Add("idle relay: resident memory", use.ResidentMiB, "MiB");
        Add("idle relay: private memory", use.DirtyMiB, "MiB");

        var rooms = new List<LessonClient>();
        foreach (var roomId in LessonRooms.All)
        {
            rooms.Add(await _rooms.EnterAsync(roomId));
        }

        await CompiledAsync();
        Add($"idle relay, {rooms.Count} rooms connected", await WatchCpuAsync(), "%", IdleLimitPercent);
        if (rooms.Exists(room => room.Hub.Closed.IsCompleted))
        {
            throw new InvalidOperationException("A room that did nothing lost its connection.");
        }

        foreach (var room in rooms)
        {
            await room.DisposeAsync();
        }
    }

    /// <summary>From the press of 上课 to the first whole keyframe in both village schools, whose pages were waiting.</summary>
    private async Task MeasureStartsAsync()
    {
        var times = new List<double>();
        await using var lecturer = await _rooms.EnterAsync(LessonRooms.Lecture);
        for (var i = 0; i < load.Joins; i++)
        {
            await using var first = await _rooms.EnterAsync(LessonRooms.FirstVillage);
            await using var second = await _rooms.EnterAsync(LessonRooms.SecondVillage);
            var pressed = MediaClock.Now;
            LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LessonRooms.Patience));
            var camera = new Camera(VideoCodec.H264);
            var publishing = lecturer.PublishAsync(camera);
            times.AddRange(await Task.WhenAll(FirstPictureAsync(first, pressed), FirstPictureAsync(second, pressed)));
            await lecturer.WithdrawAsync(camera, await publishing.WaitAsync(LessonRooms.Patience)).WaitAsync(LessonRooms.Patience);
            await LessonRooms.EndAsync(lecturer);
            await Task.WhenAll(first.Inbox.Until(inbox => inbox.Lesson!.Ended), lecturer.Inbox.Until(inbox => inbox.Lesson!.Ended)).WaitAsync(LessonRooms.Patience);
        }

        AddTimes("press to first keyframe at both receivers", times);
    }

    private async Task MeasureLessonAsync()
    {
        await using var lecturer = await _rooms.EnterAsync(LessonRooms.Lecture);
        await using var first = await _rooms.EnterAsync(LessonRooms.FirstVillage);
        LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LessonRooms.Patience));
        await Task.WhenAll(lecturer.Inbox.Until(inbox => inbox.Lesson is { Ended: false }), first.Inbox.Until(inbox => inbox.Lesson is not null)).WaitAsync(LessonRooms.Patience);
        await LessonRooms.PublishAsync(lecturer);
        await LessonRooms.PublishAsync(first);
        await Task.WhenAll(lecturer.Inbox.Until(inbox => inbox.Lesson!.Sources.Count == 4), first.Inbox.Until(inbox => inbox.Lesson!.Sources.Count == 4)).WaitAsync(LessonRooms.Patience);
        await LessonRooms.ReceiveAsync(lecturer);
        await LessonRooms.ReceiveAsync(first);

        await MeasureJoinsAsync();
        await MeasureWholeLessonAsync();
        await MeasureGrowthAsync();
        await LessonRooms.EndAsync(lecturer);
    }

    /// <summary>From a page that opens to the lecturer's first whole keyframe in it.</summary>
    private async Task MeasureJoinsAsync()
    {
        var (entered, whole) = (new List<double>(), new List<double>());
        for (var i = 0; i < load.Joins; i++)
        {
            await Task.Delay(BetweenJoins);
            var start = MediaClock.Now;
            await using var room = await _rooms.EnterAsync(LessonRooms.SecondVillage);
            entered.Add((MediaClock.Now - start).TotalMilliseconds);
            whole.Add(await FirstPictureAsync(room, start));
        }

        AddTimes("join: hub connected and entered", entered);
        AddTimes("join: first keyframe of the lecture room", whole);
    }

    /// <summary>One lecture room and two village schools, each with camera and microphone, each receiving the others.</summary>
    private async Task MeasureWholeLessonAsync()
    {
        await using var second = await _rooms.EnterAsync(LessonRooms.SecondVillage);
        await JoinWhollyAsync(second);
        await Task.Delay(Settling);
        Add("lesson of 1+2: CPU", await WatchCpuAsync(), "%");
        var use = Use();
        Add("lesson of 1+2: resident memory", use.ResidentMiB, "MiB");
        Add("lesson of 1+2: private memory", use.DirtyMiB, "MiB");
    }

    private async Task MeasureGrowthAsync()
    {
        await CycleAsync(load.WarmUpCycles);
        var (before, half, after) = await Growth.WatchAsync(_relay.ProcessId, CycleAsync, load.Cycles);
        Add($"after {load.WarmUpCycles} joins and leaves: private memory", before.DirtyMiB, "MiB");
        Add("growth to half-way: private memory", half.DirtyMiB - before.DirtyMiB, "MiB");
        Add($"growth over {load.Cycles} more: private memory", after.DirtyMiB - before.DirtyMiB, "MiB", MemoryToleranceMiB);
        Add($"growth over {load.Cycles} more: resident memory", after.ResidentMiB - before.ResidentMiB, "MiB", MemoryToleranceMiB);
        Add($"growth over {load.Cycles} more: sockets", after.Sockets - before.Sockets, "", 0);
        Add($"growth over {load.Cycles} more: descriptors", after.Descriptors - before.Descriptors, "", 0);
        Add($"growth over {load.Cycles} more: threads", after.Threads - before.Threads, "", ThreadTolerance);
    }

    private async Task CycleAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var room = await _rooms.EnterAsync(LessonRooms.SecondVillage);
            await JoinWhollyAsync(room);
        }
    }

    /// <summary>Publishes, receives, and has seen and heard something.</summary>
    private static async Task JoinWhollyAsync(LessonClient room)
    {
        await room.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LessonRooms.Patience);
        await LessonRooms.PublishAsync(room);
        var receptions = await LessonRooms.ReceiveAsync(room);
        await room.ConnectedAsync().WaitAsync(LessonRooms.Patience);
        await Task.WhenAll(receptions.Values.Select(reception => reception.More(1))).WaitAsync(LessonRooms.Patience);
    }

    /// <returns>Milliseconds since <paramref name="start"/>.</returns>
    private static async Task<double> FirstPictureAsync(LessonClient room, MonotonicTime start)
    {
        await room.Inbox.Until(inbox => inbox.Lesson?.Sources.Any(IsLecturersCamera) == true).WaitAsync(LessonRooms.Patience);
        var receptions = await room.ReceiveAsync(room.Inbox.Lesson!.Sources.Where(IsLecturersCamera)).WaitAsync(LessonRooms.Patience);
        var picture = await receptions.Values.Single(reception => reception.Kind == MediaKind.Video).FirstPicture.WaitAsync(LessonRooms.Patience);
        return (picture - start).TotalMilliseconds;
    }

    private static bool IsLecturersCamera(LessonSource source) =>
        source is { RoomId: LessonRooms.Lecture, Kind: SourceKind.Camera };

    /// <summary>
    /// Waits until the runtime no longer compiles what was called often a second time, which it does in the background and which is over after
    /// the first minutes of a relay's life.
    /// </summary>
    private async Task CompiledAsync()
    {
        var waited = Stopwatch.StartNew();
        TimeSpan before;
        await Task.Delay(Warming);
        do
        {
            before = ProcessUse.CompilerTime(_relay.ProcessId);
            await Task.Delay(Settling);
        }
        while (ProcessUse.CompilerTime(_relay.ProcessId) > before && waited.Elapsed < CompilingLimit);
    }

    /// <summary>CPU time of the relay over the watch, in percent of one core.</summary>
    private async Task<double> WatchCpuAsync()
    {
        var (clock, before) = (Stopwatch.StartNew(), Use().CpuTime);
        await Task.Delay(load.Watch);
        return (Use().CpuTime - before) / clock.Elapsed * 100;
    }

    private ProcessUse Use() => ProcessUse.Of(_relay.ProcessId);

    private void AddTimes(string name, List<double> times)
    {
        times.Sort();
        Add($"{name}, p50 of {times.Count}", Figure.At(times, 0.5), "ms");
        Add($"{name}, p95 of {times.Count}", Figure.At(times, 0.95), "ms", JoinLimitMs);
    }

    private void Add(string name, double value, string unit, double? limit = null) => _figures.Add(new Figure(name, value, unit, limit));
}
