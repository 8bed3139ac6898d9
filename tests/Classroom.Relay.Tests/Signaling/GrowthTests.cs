using Classroom.Relay.Tests.Udp;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>What rooms that come and go leave behind in the relay and in the client. Runs alone: it counts this process's heap and descriptors.</summary>
[Collection(nameof(AloneCollection))]
public sealed class GrowthTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private const int WarmUpCycles = 15;
    private const int Cycles = 30;
    private const int Stretches = 3;

    /// <summary>
    /// Per join and leave, from which nothing stays but what the lesson's log says of it. One forgotten transport with its tracks and router tables
    /// would be 10 KiB; what is left is for the runtime's own.
    /// </summary>
    private const long BytesPerCycle = 8 * 1024;

    [Fact]
    public async Task JoinAndLeave_ManyTimes_LeavesNoDescriptorAndNoMemory()
    {
        await using var lesson = await relay.BeginAsync(1);
        await lesson.Lecturer.PublishAsync(new Classroom.Testing.Media.Microphone()).WaitAsync(LiveRelay.Patience);
        await lesson.Second.DisposeAsync();
        await CycleAsync(lesson, WarmUpCycles);
        var open = OpenDescriptors.Now();

        // What the runtime makes once and keeps (compiled code, buffers of its threads) falls into one stretch or the other; what rooms leave is in each.
        var grown = new List<long>();
        while (grown.Count < Stretches)
        {
            var before = HeapBytes();
            await CycleAsync(lesson, Cycles);
            grown.Add(HeapBytes() - before);
        }

        await LiveRelay.EventuallyAsync(() => OpenDescriptors.Now().MoreThan(open) is { Length: > 0 } more ? $"left open: {more}" : null);
        Assert.InRange(grown.Min(), long.MinValue, Cycles * BytesPerCycle);
    }

    private async Task CycleAsync(Lesson lesson, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var room = await relay.EnterAsync(lesson.Second.Welcome.Room!.RoomId);
            await room.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);
            await room.PublishAsync(new Classroom.Testing.Media.Microphone()).WaitAsync(LiveRelay.Patience);
            foreach (var reception in await Lesson.ReceiveOthersAsync(room))
            {
                await reception.More(1).WaitAsync(LiveRelay.Patience);
            }
        }
    }

    private static long HeapBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
