using System.Net;
using System.Net.Sockets;
using Classroom.Relay.Udp;
using Microsoft.Extensions.Logging;

namespace Classroom.Relay.Tests.Udp;

public sealed class MediaWorkerTests
{
    [Fact]
    public async Task Run_FromManyThreads_KeepsTheOrderOfEachSender()
    {
        using var threads = new MediaThreads();
        var worker = threads.Start();
        var seen = Enumerable.Range(0, 8).Select(_ => new List<int>()).ToArray();

        await Task.WhenAll(seen.Select(list => Task.Run(async () =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var number = i;
                worker.Post((_, _) => list.Add(number));
            }

            await worker.Run((_, _) => true);
        }))).WaitAsync(MediaThreads.Patience);

        Assert.All(seen, list => Assert.Equal(Enumerable.Range(0, 2000), list));
    }

    [Fact]
    public async Task Run_WorkThrows_GivesItToTheCallerAlone()
    {
        using var threads = new MediaThreads();
        var worker = threads.Start();

        var task = worker.Run<int>((_, _) => throw new InvalidDataException("mine"));

        await Assert.ThrowsAsync<InvalidDataException>(() => task.WaitAsync(MediaThreads.Patience));
        Assert.Equal(0, (await worker.Snapshot().WaitAsync(MediaThreads.Patience)).Faults);
    }

    [Fact]
    public async Task Run_Continuation_DoesNotRunOnTheWorker()
    {
        using var threads = new MediaThreads();
        var worker = threads.Start();

        var threadsOf = worker.Run((_, _) => Environment.CurrentManagedThreadId).ContinueWith(
            task => (Worker: task.Result, Continuation: Environment.CurrentManagedThreadId), TaskContinuationOptions.ExecuteSynchronously);
        var (workers, continuation) = await threadsOf.WaitAsync(MediaThreads.Patience);

        Assert.NotEqual(workers, continuation);
    }

    [Fact]
    public async Task Post_WorkThrows_IsToldOnceASecondAndCountedAndTheLoopGoesOn()
    {
        var log = new CountingLogger();
        using var threads = new MediaThreads(log);
        var worker = threads.Start();

        for (var i = 0; i < 100; i++)
        {
            worker.Post((_, _) => throw new InvalidOperationException("broken"));
        }

        var snapshot = await worker.Snapshot().WaitAsync(MediaThreads.Patience);

        Assert.Equal(100, snapshot.Faults);
        Assert.InRange(log.Errors, 1, 3);
    }

    [Fact]
    public async Task Run_AfterStop_IsCancelled()
    {
        using var threads = new MediaThreads();
        var worker = threads.Start();
        worker.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => worker.Run((_, _) => 1).WaitAsync(MediaThreads.Patience));
    }

    [Fact]
    public async Task Run_WhileStopping_AlwaysEnds()
    {
        for (var round = 0; round < 20; round++)
        {
            using var threads = new MediaThreads();
            var worker = threads.Start();
            var senders = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 200).Select(i => worker.Run((_, _) => i)).ToArray())).ToArray();
            worker.Dispose();

            var commands = (await Task.WhenAll(senders).WaitAsync(MediaThreads.Patience)).SelectMany(one => one);
            await Task.WhenAll(commands).WaitAsync(MediaThreads.Patience).ContinueWith(_ => { }, TaskScheduler.Default);

            Assert.All(commands, command => Assert.True(command.IsCompletedSuccessfully || command.IsCanceled));
        }
    }

    [Fact]
    public async Task Receive_FloodOfJunk_IsCountedAndCommandsStillRun()
    {
        const int bursts = 100;
        const int packetsPerBurst = 100;
        using var threads = new MediaThreads();
        var worker = threads.Start();
        using var client = new UdpClient();
        client.Connect(IPAddress.Loopback, worker.Port);
        var random = new Random(7);
        var junk = new byte[1200];

        for (var burst = 0; burst < bursts; burst++)
        {
            for (var i = 0; i < packetsPerBurst; i++)
            {
                random.NextBytes(junk);
                client.Send(junk, random.Next(1, junk.Length));
            }

            await worker.Run((_, _) => true).WaitAsync(MediaThreads.Patience);
        }

        var snapshot = await MediaThreads.Eventually(worker, one => one.Received.Packets == bursts * packetsPerBurst);

        Assert.Equal(bursts * packetsPerBurst, snapshot.Router.PacketsReceived);
        Assert.Equal(bursts * packetsPerBurst, snapshot.Router.DroppedMalformed + snapshot.Router.DroppedUnknownAddress + snapshot.Router.DroppedUnknownProtocol);
        Assert.Equal(0, snapshot.Faults);
        Assert.Equal(0, snapshot.Sent.Packets);
    }

    private sealed class CountingLogger : ILogger
    {
        private int _errors;

        public int Errors => Volatile.Read(ref _errors);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                Interlocked.Increment(ref _errors);
            }
        }
    }
}
