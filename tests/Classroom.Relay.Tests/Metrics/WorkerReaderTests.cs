using Classroom.Relay.Media;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Metrics.Reading;
using Classroom.Relay.Tests.Udp;
using Classroom.Relay.Udp;
using Xunit.Abstractions;

namespace Classroom.Relay.Tests.Metrics;

/// <summary>What reading figures costs a worker that carries a county. Runs alone: it times the worker's turns.</summary>
[Collection(nameof(AloneCollection))]
public sealed class WorkerReaderTests(ITestOutputHelper output)
{
    private const int Lectures = 20;
    private const int RoomsPerLecture = 8;
    private const int Readings = 100;

    /// <summary>Entry 11 of the loop's histogram and those behind it are turns of 1,024 us and more.</summary>
    private const int OverAMillisecond = 11;

    [Fact]
    public async Task ReadAsync_AHundredAndEightyRooms_LeavesPacketsTheirTurnWithinAMillisecond()
    {
        using var threads = new MediaThreads();
        var worker = threads.Start();
        var (producers, consumers) = await worker.Run((router, _) => Fill(router, worker)).WaitAsync(MediaThreads.Patience);
        await WorkerReader.ReadAsync(worker).WaitAsync(MediaThreads.Patience);

        // A county is old when it is read; here it was made a moment ago, and the first collection to move it would hold every thread.
        GC.Collect();
        var before = await worker.Snapshot().WaitAsync(MediaThreads.Patience);

        var (collections, paused, allocated) = (GC.CollectionCount(0), GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());
        for (var i = 0; i < Readings; i++)
        {
            var reading = await WorkerReader.ReadAsync(worker).WaitAsync(MediaThreads.Patience);
            Assert.Equal((producers, consumers), (reading.Producers.Count, reading.Consumers.Count));
        }

        var after = await worker.Snapshot().WaitAsync(MediaThreads.Patience);
        long[] turns = [.. after.Loop.Histogram.Zip(before.Loop.Histogram, (now, then) => now - then)];
        output.WriteLine($"{producers} producers, {consumers} consumers; {(after.CpuTime - before.CpuTime).TotalMicroseconds / Readings:F0} us of the worker a reading");
        output.WriteLine($"{(GC.GetTotalAllocatedBytes() - allocated) / Readings >> 10} KiB a reading; {GC.CollectionCount(0) - collections} collections, which held all threads for {(GC.GetTotalPauseDuration() - paused).TotalMilliseconds:F1} ms");
        output.WriteLine($"turns under 1, 2, 4 ... us: {string.Join(' ', turns)}");

        // One in a hundred for a machine that gives the core to somebody else.
        Assert.InRange(turns[OverAMillisecond..].Sum(), 0, turns.Sum() / 100);
    }

    /// <summary>The county: each lecture room sends three tracks to eight rooms, each of them two back, and a wall shows every camera.</summary>
    private static (int Producers, int Consumers) Fill(Router router, MediaWorker worker)
    {
        var pattern = new TestPattern(router.Capabilities);
        var ssrc = 1u;
        var wall = Open("");
        var cameras = new List<Producer>();
        for (var lecture = 0; lecture < Lectures; lecture++)
        {
            var given = Enumerable.Range(0, 3).Select(_ => Produce(Open($"lecture-{lecture}"), layers: 3)).ToArray();
            var lecturer = Open($"lecture-{lecture}");
            cameras.Add(given[0]);
            for (var room = 0; room < RoomsPerLecture; room++)
            {
                var sender = Open($"receiving-{lecture}-{room}");
                var answers = Enumerable.Range(0, 2).Select(_ => Produce(sender, layers: 1)).ToArray();
                cameras.Add(answers[0]);
                var receiver = Open($"receiving-{lecture}-{room}");
                Array.ForEach(given, producer => Consume(receiver, producer));
                Array.ForEach(answers, producer => Consume(lecturer, producer));
            }
        }

        cameras.ForEach(producer => Consume(wall, producer));
        return (router.Transports.Sum(transport => transport.Producers.Count), router.Transports.Sum(transport => transport.Consumers.Count));

        WebRtcTransport Open(string owner) =>
            WebRtcTransport.CreateServer(router, new WebRtcTransportOptions($"{ssrc++}", worker.CreateDtls) { Owner = owner });

        Producer Produce(Transport transport, int layers)
        {
            RtpEncodingParameters[] encodings = [.. Enumerable.Range(0, layers).Select(_ => new RtpEncodingParameters(ssrc++))];
            return transport.TryProduce($"{ssrc++}", MediaKind.Video, pattern.Parameters with { Encodings = encodings }, null, out var producer, out var problem)
                ? producer
                : throw new InvalidOperationException(problem);
        }

        void Consume(Transport transport, Producer producer) =>
            Assert.NotNull(transport.Consume($"{ssrc++}", producer, RouterCapabilities.Default, null));
    }
}
