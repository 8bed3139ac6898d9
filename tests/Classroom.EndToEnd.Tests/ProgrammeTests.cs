using System.Text.Json;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>
/// The programme as a standard player sees and hears it while a director cuts between three rooms. The rooms send what was encoded before: three pages that
/// encode beside would measure this machine.
/// </summary>
public sealed class ProgrammeTests(ITestOutputHelper output)
{
    private const int Cuts = 18;

    /// <summary>The acceptance is 150 ms on an idle machine; one that decodes and tests beside is given this much, and the figure is printed.</summary>
    private static readonly TimeSpan Limit = Pace.Of(TimeSpan.FromMilliseconds(600));

    /// <summary>A page states when a frame is due on screen by its own clock and screen, which is up to so much before it came.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMilliseconds(50);

    /// <summary>How far flash and beep may be apart, each with its own buffer; the figure is printed.</summary>
    private static readonly TimeSpan LipSync = TimeSpan.FromMilliseconds(300);

    /// <summary>Nobody cuts faster for long.</summary>
    private static readonly TimeSpan MinShot = TimeSpan.FromMilliseconds(650);

    private static readonly (string RoomId, TestClip Clip)[] Rooms =
    [
        (LessonStage.LectureRoom, TestClip.Lecture), (LessonStage.FirstVillageRoom, TestClip.FirstVillage), (LessonStage.SecondVillageRoom, TestClip.SecondVillage),
    ];

    [Fact]
    public async Task Take_BetweenThreeRooms_IsOnAirQuicklyAndNoPictureIsDamaged()
    {
        await using var stage = await LessonStage.SetAsync("--video-codec", "vp8");
        using var peers = new PeerThread();
        await using var director = await LessonClient.EnterAsync(stage.Relay.Address, await stage.Relay.TokenAsync("director"), peers).WaitAsync(LessonStage.Patience);
        var rooms = await Task.WhenAll(Rooms.Select(async room =>
            await LessonClient.EnterAsync(stage.Relay.Address, await RoomSignIn.TokenAsync(stage.Relay.Address, room.RoomId), peers))).WaitAsync(LessonStage.Patience);
        var lessonId = await BeginAsync(rooms, director);
        var viewers = new[] { await PlayAsync(stage, lessonId), await PlayAsync(stage, lessonId) };

        await new Looks(output).TakeAsync(() => WatchCutsAsync(director, viewers), allowed: 2);
        await Task.WhenAll(rooms.Select(room => room.DisposeAsync().AsTask())).WaitAsync(LessonStage.Patience);
    }

    private async Task WatchCutsAsync(LessonClient director, Tab[] viewers)
    {
        var time = TimeSpan.FromSeconds(Cuts + 3);
        var watched = Task.WhenAll(viewers.Select(viewer => viewer.AskAsync<SeenFrame[]>("([ms]) => player.watch(ms)", time.TotalMilliseconds)));
        var heard = viewers[0].AskAsync<double[][]>("([pitches, ms]) => player.listen(pitches, ms)", Rooms.Select(room => room.Clip.BeepHz).ToArray(), time.TotalMilliseconds);
        var cuts = await CutAsync(director);
        var seen = await watched;

        var each = Array.ConvertAll(seen, frames => Delays(frames, cuts).ToArray());
        foreach (var delaysOfOne in each)
        {
            output.WriteLine($"press to air, ms: {string.Join(", ", delaysOfOne.Select(ms => $"{ms:F0}"))}");
        }

        var delays = each.SelectMany(ms => ms).Order().ToArray();
        var p95 = delays[(int)Math.Ceiling(delays.Length * 0.95) - 1];
        output.WriteLine($"press to air over {delays.Length} cuts at {viewers.Length} players: p50 {delays[delays.Length / 2]:F0} ms, p95 {p95:F0} ms, most {delays[^1]:F0} ms");
        output.WriteLine($"longest stand-still {string.Join(" and ", seen.Select(frames => $"{LongestGap(frames):F0} ms in {frames.Length} frames"))}");
        foreach (var viewer in viewers)
        {
            output.WriteLine($"{await viewer.AskAsync<JsonElement>("() => player.figures()")}");
        }

        var apart = Rooms.Zip(await heard).SelectMany(room =>
            Seen.Offsets([.. seen[0].Where(frame => frame.Number >= 0 && Has(frame, room.First.Clip))], room.Second)).Order().ToArray();
        output.WriteLine($"beep after flash over the cuts: {string.Join(", ", apart.Select(ms => $"{ms:F0}"))} ms");
        Assert.True(apart.Length > Cuts / 3, $"of some {Cuts} beeps {apart.Length} were heard");
        Assert.InRange(Seen.Median(apart), -LipSync.TotalMilliseconds, LipSync.TotalMilliseconds);
        Assert.All(seen, frames => Assert.DoesNotContain(frames, frame => frame.Number < 0));
        Assert.True(p95 <= Limit.TotalMilliseconds, $"p95 {p95:F0} ms");
    }

    private static async Task<string> BeginAsync(LessonClient[] rooms, LessonClient director)
    {
        LessonClient.Value(await rooms[0].Hub.StartLesson(new StartLessonRequest()).WaitAsync(LessonStage.Patience));
        await Task.WhenAll(rooms.Zip(Rooms, async (room, of) =>
        {
            await room.Inbox.Until(inbox => inbox.Lesson is { Ended: false });
            var film = await ClipFilm.OfAsync(of.Clip);
            var camera = new FilmCamera(film.Pictures, TestClip.FramesPerSecond, 0);
            await room.PublishAsync(camera);
            await room.PublishAsync(new FilmMicrophone(film.Packets, camera));
        })).WaitAsync(LessonStage.Patience);
        await director.Inbox.Until(inbox => inbox.Rooms.GetValueOrDefault(LessonStage.LectureRoom)?.LessonId is not null).WaitAsync(LessonStage.Patience);
        var lessonId = director.Inbox.Rooms[LessonStage.LectureRoom].LessonId!;
        LessonClient.Value(await director.Hub.FollowLesson(new FollowLessonRequest(lessonId)).WaitAsync(LessonStage.Patience));
        await director.Inbox.Until(inbox => inbox.Lesson?.Sources.Count(source => source.Kind == SourceKind.Camera) == Rooms.Length).WaitAsync(LessonStage.Patience);
        foreach (var command in new LessonCommand[] { new TakeDesk(), new SetProgrammeMode(ProgrammeMode.Manual) })
        {
            await SendAsync(director, command);
        }

        return lessonId;
    }

    private static async Task<Tab> PlayAsync(LessonStage stage, string lessonId)
    {
        var player = await stage.OpenAsync(null);
        await player.Page.GotoAsync("/health");
        await player.Page.EvaluateAsync(Browser.Script("player.js"));
        await player.AskAsync<JsonElement>("([name, token]) => player.play(name, token)", lessonId, await stage.Relay.TokenAsync("observer"));
        await player.FirstFrameAsync("video", LessonStage.Patience);
        return player;
    }

    /// <summary>ms since 1970, as the pages count.</summary>
    private static double Now => (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    /// <summary>Prepares a room, looks at it for a moment, and takes it, again and again.</summary>
    private async Task<(double At, TestClip Clip)[]> CutAsync(LessonClient director)
    {
        var dice = new Random(5);
        var cuts = new (double At, TestClip Clip)[Cuts];
        var room = 0;
        for (var i = 0; i < Cuts; i++)
        {
            room = (room + dice.Next(1, Rooms.Length)) % Rooms.Length;
            await SendAsync(director, new SetPreview(One(Rooms[room].RoomId)));
            await Task.Delay(dice.Next(500));
            cuts[i] = (Now, Rooms[room].Clip);
            await SendAsync(director, new Take(0));
            output.WriteLine($"take {i} answered after {Now - cuts[i].At:F0} ms");
            await Task.Delay(MinShot);
        }

        return cuts;
    }

    /// <summary>From each press to the first frame of the new room, in ms, infinite when it was not shown before the next press; fails when a frame is of a room that is not on air.</summary>
    private static IEnumerable<double> Delays(SeenFrame[] frames, (double At, TestClip Clip)[] cuts)
    {
        for (var i = 0; i < cuts.Length; i++)
        {
            var from = cuts[i].At - Skew.TotalMilliseconds;
            var until = i + 1 < cuts.Length ? cuts[i + 1].At - Skew.TotalMilliseconds : double.MaxValue;
            var during = frames.Where(frame => frame.At >= from && frame.At < until && frame.Number >= 0).ToArray();
            var cut = Array.FindIndex(during, frame => Has(frame, cuts[i].Clip));
            if (cut >= 0)
            {
                Assert.All(during[cut..], frame => Seen.HasColour(frame, cuts[i].Clip));
            }

            yield return cut >= 0 ? Math.Max(0, during[cut].At - cuts[i].At) : double.PositiveInfinity;
        }
    }

    private static bool Has(SeenFrame frame, TestClip clip) =>
        Math.Abs(frame.Colour[0] - clip.Colour.Red) + Math.Abs(frame.Colour[1] - clip.Colour.Green) + Math.Abs(frame.Colour[2] - clip.Colour.Blue) < 90;

    private static double LongestGap(SeenFrame[] frames) => frames.Zip(frames.Skip(1), (one, next) => next.At - one.At).Max();

    private static Scene One(string roomId) => new(SceneLayout.One, [new SceneSlot(SlotKind.Camera, roomId)], SceneSound.Following, "");

    private static async Task SendAsync(LessonClient director, LessonCommand command) => LessonClient.Value(
        await director.Hub.Send(new CommandRequest(director.Inbox.Lesson!.LessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(LessonStage.Patience));
}
