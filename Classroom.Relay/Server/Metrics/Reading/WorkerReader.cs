using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>
/// Reads what a worker has counted, on the worker's own thread: counters there are plain fields, and nothing is done for figures while packets
/// pass. First the tracks are listed, then their figures are read a few at a time, so that packets get their turn in between.
/// </summary>
internal static class WorkerReader
{
    /// <summary>About 30 us of a worker when none of it is in the cache.</summary>
    private const int TracksPerTurn = 64;

    /// <exception cref="OperationCanceledException">Out of the task: the worker has stopped.</exception>
    public static async Task<WorkerReading> ReadAsync(MediaWorker worker)
    {
        var snapshot = await worker.Snapshot();
        var (producers, consumers) = await worker.Run((router, _) => List(router));
        return new WorkerReading(
            snapshot,
            await ReadAsync(worker, producers, static (producer, now) => new ProducerReading(producer.Id, producer.GetStatistics(now))),
            await ReadAsync(worker, consumers, static (consumer, now) =>
                new ConsumerReading(consumer.Id, consumer.Transport.Owner, consumer.Producer.Id, consumer.GetStatistics(now))));
    }

    private static (Producer[] Producers, Consumer[] Consumers) List(Router router)
    {
        var producers = new List<Producer>();
        var consumers = new List<Consumer>();
        foreach (var transport in router.Transports)
        {
            producers.AddRange(transport.Producers);
            consumers.AddRange(transport.Consumers);
        }

        return ([.. producers], [.. consumers]);
    }

    /// <summary>One that is closed on the way is read as it ended.</summary>
    private static async Task<TReading[]> ReadAsync<TTrack, TReading>(MediaWorker worker, TTrack[] tracks, Func<TTrack, MonotonicTime, TReading> read)
    {
        var readings = new TReading[tracks.Length];
        for (var start = 0; start < tracks.Length; start += TracksPerTurn)
        {
            var from = start;
            var to = Math.Min(start + TracksPerTurn, tracks.Length);
            await worker.Run((_, now) =>
            {
                for (var i = from; i < to; i++)
                {
                    readings[i] = read(tracks[i], now);
                }

                return to;
            });
        }

        return readings;
    }
}
