using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>What the floor does to the media, over the real hub and real UDP.</summary>
public sealed class FloorTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task CallRoom_OtherReceivingRooms_SeeAndHearItUntilTheCallEnds()
    {
        await using var lesson = await relay.BeginAsync(1);
        await lesson.PublishAllAsync();
        var called = lesson.First.Welcome.Room!.RoomId;
        var before = lesson.State.Sources.First(source => source.RoomId == called);
        Assert.Equal(ErrorCode.Forbidden, await ConsumeAsync(lesson.Second, before));

        await Lesson.DoAsync(lesson.Lecturer, new CallRoom(called));
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Floor.Call?.RoomId == called);
        var receptions = await Lesson.ReceiveOthersAsync(lesson.Second);

        Assert.Equal(4, receptions.Count);
        await Task.WhenAll(receptions.Select(one => one.More(50))).WaitAsync(LiveRelay.Patience);

        // By the relay, without the room's page doing anything.
        await Lesson.DoAsync(lesson.Lecturer, new EndCall());
        await lesson.Second.Inbox.Until(inbox => inbox.ClosedConsumers.Count == 2).WaitAsync(LiveRelay.Patience);
        Assert.Equal(ErrorCode.Forbidden, await ConsumeAsync(lesson.Second, before));
    }

    [Fact]
    public async Task SetMicrophone_Closed_NobodyHearsTheRoomUntilItIsOpened()
    {
        await using var lesson = await relay.BeginAsync(2);
        await lesson.PublishAllAsync();
        var room = lesson.First.Welcome.Room!.RoomId;
        var camera = await ReceiveAsync(lesson, room, SourceKind.Camera);
        var sound = await ReceiveAsync(lesson, room, SourceKind.Microphone);
        await sound.More(20).WaitAsync(LiveRelay.Patience);

        await Lesson.DoAsync(lesson.Lecturer, new SetMicrophone(room, false));
        await relay.Board.OfRoom(room)!.Worker.Run((_, _) => true).WaitAsync(LiveRelay.Patience);
        await camera.More(5).WaitAsync(LiveRelay.Patience);
        var heard = sound.Packets;
        await camera.More(50).WaitAsync(LiveRelay.Patience);
        Assert.Equal(heard, sound.Packets);

        await Lesson.DoAsync(lesson.Lecturer, new SetMicrophone(room, true));
        await sound.More(20).WaitAsync(LiveRelay.Patience);
    }

    [Fact]
    public async Task SetMicrophones_ClosedBeforeARoomPublishes_HoldsForItsMicrophone()
    {
        await using var lesson = await relay.BeginAsync(3);
        await Lesson.DoAsync(lesson.Lecturer, new SetMicrophones(false));
        await lesson.PublishAllAsync();
        var room = lesson.Second.Welcome.Room!.RoomId;
        var camera = await ReceiveAsync(lesson, room, SourceKind.Camera);
        var sound = await ReceiveAsync(lesson, room, SourceKind.Microphone);

        await camera.More(50).WaitAsync(LiveRelay.Patience);

        Assert.Equal(0, sound.Packets);
    }

    private static async Task<Classroom.Testing.Media.Reception> ReceiveAsync(Lesson lesson, string roomId, SourceKind kind)
    {
        var source = lesson.State.Sources.Single(source => source.RoomId == roomId && source.Kind == kind);
        return (await lesson.Lecturer.ReceiveAsync([source]).WaitAsync(LiveRelay.Patience))[source.SourceId];
    }

    private static async Task<ErrorCode?> ConsumeAsync(LessonClient client, LessonSource source)
    {
        var (_, transportId) = await client.ReceiverAsync(source.RouterId).WaitAsync(LiveRelay.Patience);
        var request = new ConsumeRequest(transportId, [source.SourceId], ContractMapping.ToWire(RouterCapabilities.Default));
        return (await client.Hub.Consume(request).WaitAsync(LiveRelay.Patience)).Error?.Code;
    }
}
