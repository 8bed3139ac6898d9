using System.Diagnostics;
using System.Net.Http.Json;
using Classroom.Benchmarks.Bell;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.County.Database;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Benchmarks.Hub;

/// <summary>Pupils of many rooms answer a question from devices of their own, evenly over ten seconds; some send twice, as a page does that lost the reply.</summary>
internal sealed class AnswersPart(RelayProcess relay, DatabaseProvider database, HubLoad load, PeerThread peers)
{
    // Issue 4, item 10.
    private const double AcknowledgedTargetMs = 200;
    private const int PupilsOfRoom = 30;
    private const int Questions = 2;
    private const int Options = 4;
    private const int TwiceEvery = 10;
    private const int Shuffle = 20260901;
    private const int JoiningAtOnce = 16;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<LessonClient> _rooms = [];
    private readonly List<Figure> _figures = [];
    private LessonClient[] _pupils = [];

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var administrator = await Administrator.SignInAsync(relay.Address);
        var county = await BellCounty.ImportAsync(relay.Address, administrator, lectures: 1, receivers: load.Rooms);
        foreach (var token in county.Lessons[0])
        {
            _rooms.Add(await LessonClient.EnterAsync(relay.Address, token, peers).WaitAsync(Patience));
        }

        var lesson = LessonClient.Value(await _rooms[0].Hub.StartLesson(new StartLessonRequest()).WaitAsync(Patience));
        _pupils = await JoinAsync(lesson);
        new Random(Shuffle).Shuffle(_pupils);
        for (var question = 1; question <= Questions; question++)
        {
            await AskAsync(lesson.LessonId, question);
        }

        foreach (var client in _pupils.Concat(_rooms))
        {
            await client.DisposeAsync();
        }

        return _figures;
    }

    private async Task<LessonClient[]> JoinAsync(LessonState lesson)
    {
        var seats = lesson.Quiz.Rooms.Where(room => room.RoomId != lesson.Rooms[0].RoomId)
            .SelectMany(room => Enumerable.Range(1, PupilsOfRoom).Select(seat => new JoinSeat(room.Code, seat))).ToArray();
        var pupils = new LessonClient[seats.Length];
        using var http = new HttpClient { BaseAddress = relay.Address };
        await Parallel.ForAsync(0, seats.Length, new ParallelOptions { MaxDegreeOfParallelism = JoiningAtOnce }, async (pupil, cancellation) =>
        {
            using var answer = await http.PostAsJsonAsync("/api/seats", seats[pupil], ContractJson.Options, cancellation);
            var held = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<HeldSeat>(ContractJson.Options, cancellation);
            pupils[pupil] = await LessonClient.EnterAsync(relay.Address, held!.Token, peers).WaitAsync(Patience, cancellation);
        });
        return pupils;
    }

    private async Task AskAsync(string lessonId, int question)
    {
        var questionId = $"q{question}";
        await ConductAsync(new AskQuestion(new Question(QuestionKind.Single, "哪一个是质数？", ["9", "11", "15", "21"])));
        var (relayBefore, loadBefore) = (ProcessUse.Of(relay.ProcessId).CpuTime, ProcessUse.Of(Environment.ProcessId).CpuTime);
        await using var disk = DiskSync.Begin();
        var clock = Stopwatch.StartNew();
        double[] waits = [.. (await Task.WhenAll(_pupils.Select((_, pupil) => AnswerAsync(lessonId, questionId, pupil, clock)))).Order()];
        var longestWrite = await disk.EndAsync();
        var (relayUse, loadUse, lasted) = (ProcessUse.Of(relay.ProcessId).CpuTime - relayBefore, ProcessUse.Of(Environment.ProcessId).CpuTime - loadBefore, clock.Elapsed);
        await ConductAsync(new StopQuestion(questionId));
        await ConductAsync(new RevealQuestion(questionId));
        await _rooms[0].Inbox.Until(inbox => inbox.Lesson!.Quiz.Question?.Result is not null).WaitAsync(Patience);
        var shown = _rooms[0].Inbox.Lesson!.Quiz.Question!.Result!.Total;
        await using var context = relay.Store.Open();
        var stored = await context.LessonEvents.CountAsync(entry => entry.LessonId == lessonId && entry.CommandId == questionId);
        await ConductAsync(new PutAwayQuestion(questionId));

        var expected = Enumerable.Range(0, Options).Select(option => _pupils.Where((_, pupil) => pupil % Options == option).Count());
        var name = $"{_pupils.Length:N0} answers in 10 s on {database}, question {question}";
        _figures.AddRange(
        [
            new($"{name}: lost, of the bars that are shown", shown.Bars.Zip(expected, (bar, wanted) => Math.Max(0, wanted - bar)).Sum(), "", Limit: 0),
            new($"{name}: doubled or lost in the database", Math.Abs(stored - _pupils.Length), "", Limit: 0),
            new($"{name}: sent to acknowledged, p50", Figure.At(waits, 0.5), "ms"),
            new($"{name}: sent to acknowledged, p99", Figure.At(waits, 0.99), "ms", Target: AcknowledgedTargetMs),
            new($"{name}: the longest", waits[^1], "ms"),
            new($"{name}: the disk's own longest write meanwhile", longestWrite, "ms"),
            new($"{name}: the relay's use of a core", relayUse / lasted * 100, "%"),
            new($"{name}: the load's use of its core; near 100 it delays too", loadUse / lasted * 100, "%"),
        ]);

        async Task ConductAsync(LessonCommand command) =>
            LessonClient.Value(await _rooms[0].Hub.Send(new CommandRequest(lessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(Patience));
    }

    /// <summary>One pupil's answer, when it is due.</summary>
    /// <returns>From sending to the relay's word that it is stored, in ms.</returns>
    private async Task<double> AnswerAsync(string lessonId, string questionId, int pupil, Stopwatch clock)
    {
        var due = Window * ((double)pupil / _pupils.Length) - clock.Elapsed;
        if (due > TimeSpan.Zero)
        {
            await Task.Delay(due);
        }

        var request = new CommandRequest(lessonId, questionId, new GiveAnswer(questionId, new Answer([pupil % Options])));
        var sent = Stopwatch.GetTimestamp();
        if (pupil % TwiceEvery == 0)
        {
            _ = _pupils[pupil].Hub.Send(request);
        }

        LessonClient.Value(await _pupils[pupil].Hub.Send(request).WaitAsync(Patience));
        return Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
    }
}
