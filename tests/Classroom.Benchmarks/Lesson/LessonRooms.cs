using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Lesson;

/// <summary>The rooms of the demo county's first lecture, played from this process.</summary>
internal sealed class LessonRooms(Uri relay) : IDisposable
{
    public const string Lecture = "lecture-01";
    public const string FirstVillage = "receiving-01";
    public const string SecondVillage = "receiving-02";

    private const int LectureRooms = 15;
    private const int ReceivingRooms = 12;

    /// <summary>How long one step may take before the run is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PeerThread _thread = new();
    private readonly Dictionary<string, string> _tokens = [];

    /// <summary>Every room of the demo county.</summary>
    public static IEnumerable<string> All =>
    [
        .. Enumerable.Range(1, LectureRooms).Select(number => $"lecture-{number:D2}"),
        .. Enumerable.Range(1, ReceivingRooms).Select(number => $"receiving-{number:D2}"),
    ];

    /// <summary>A fresh page of the room. Its device is paired once, as in a school.</summary>
    public async Task<LessonClient> EnterAsync(string roomId)
    {
        if (!_tokens.TryGetValue(roomId, out var token))
        {
            token = _tokens[roomId] = await RoomSignIn.TokenAsync(relay, roomId).WaitAsync(Patience);
        }

        return await LessonClient.EnterAsync(relay, token, _thread).WaitAsync(Patience);
    }

    /// <summary>Publishes a simulcast camera and a microphone.</summary>
    public static async Task PublishAsync(LessonClient room)
    {
        await room.PublishAsync(new Camera(VideoCodec.H264)).WaitAsync(Patience);
        await room.PublishAsync(new Microphone()).WaitAsync(Patience);
    }

    /// <summary>Receives what the other rooms publish for it.</summary>
    public static Task<IReadOnlyDictionary<string, Reception>> ReceiveAsync(LessonClient room) => room.ReceiveAsync(room.Offered).WaitAsync(Patience);

    public static async Task EndAsync(LessonClient lecturer)
    {
        var command = new CommandRequest(lecturer.Inbox.Lesson!.LessonId, Guid.NewGuid().ToString("n"), new EndLesson());
        LessonClient.Value(await lecturer.Hub.Send(command).WaitAsync(Patience));
    }

    public void Dispose() => _thread.Dispose();
}
