using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>A lecture room and its two village schools.</summary>
internal sealed class Lesson(LessonClient lecturer, LessonClient first, LessonClient second) : IAsyncDisposable
{
    public LessonClient Lecturer => lecturer;

    public LessonClient First => first;

    public LessonClient Second => second;

    public LessonClient[] Rooms => [lecturer, first, second];

    /// <summary>The lesson as the lecture room has been told.</summary>
    public LessonState State => lecturer.Inbox.Lesson!;

    /// <summary>Ends when the condition holds in every room.</summary>
    public Task UntilAllAsync(Func<LessonInbox, bool> condition) => Task.WhenAll(Rooms.Select(room => room.Inbox.Until(condition))).WaitAsync(LiveRelay.Patience);

    /// <summary>Every room publishes camera and microphone, and knows of the others'.</summary>
    public async Task PublishAllAsync(VideoCodec codec = VideoCodec.H264)
    {
        foreach (var room in Rooms)
        {
            await room.PublishAsync(new Camera(codec)).WaitAsync(LiveRelay.Patience);
            await room.PublishAsync(new Microphone()).WaitAsync(LiveRelay.Patience);
        }

        await UntilAllAsync(inbox => inbox.Lesson!.Sources.Count == 2 * Rooms.Length);
    }

    /// <summary>The room receives everything that the others publish for it.</summary>
    public static async Task<IReadOnlyList<Reception>> ReceiveOthersAsync(LessonClient room) =>
        [.. (await room.ReceiveAsync(room.Offered).WaitAsync(LiveRelay.Patience)).Values];

    /// <summary>Gives a command that must be accepted.</summary>
    public static async Task DoAsync(LessonClient client, LessonCommand command) => LessonClient.Value(
        await client.Hub.Send(new CommandRequest(client.Inbox.Lesson!.LessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(LiveRelay.Patience));

    /// <summary>Gives a command under that identifier.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public static async Task<ErrorCode?> SendAsync(LessonClient client, string commandId, LessonCommand command) =>
        (await client.Hub.Send(new CommandRequest(client.Inbox.Lesson!.LessonId, commandId, command)).WaitAsync(LiveRelay.Patience)).Error?.Code;

    /// <summary>The scene that shows a room and nothing else.</summary>
    public static Scene One(LessonClient room) => new(SceneLayout.One, [new SceneSlot(SlotKind.Camera, room.Welcome.Room!.RoomId)], SceneSound.Following, "");

    public async ValueTask DisposeAsync()
    {
        foreach (var room in Rooms)
        {
            await room.DisposeAsync();
        }
    }
}
