using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Talk;

namespace Classroom.Relay.Lessons.Tests;

public sealed class LessonLogTests
{
    [Fact]
    public void Append_SameCommandTwice_IsAppliedOnceAndAnswersAlike()
    {
        var log = Some.OpenLog();
        var first = log.Append(Some.Lecturer, new EndLesson(), "c1", 5);
        var second = log.Append(Some.Lecturer, new EndLesson(), "c1", 9);

        Assert.Equal(first.Seq, second.Seq);
        Assert.Empty(second.Events);
        Assert.Null(second.Refusal);
    }

    [Fact]
    public void Append_SameCommandIdOfAnotherActor_IsItsOwnCommand()
    {
        var log = Some.OpenLog();
        log.Append(Some.Lecturer, new EndLesson(), "c1", 5);
        Assert.NotNull(log.Append(Some.Director, new EndLesson(), "c1", 5).Refusal);
    }

    [Fact]
    public void Append_ClockStepsBack_LessonTimeDoesNot()
    {
        var log = Some.OpenLog();

        Assert.Equal(500, Assert.Single(log.Report(new ArriveRoom("a"), 500).Events).TimeMs);
        Assert.Equal(500, Assert.Single(log.Report(new ArriveRoom("b"), 400).Events).TimeMs);
    }

    /// <summary>Whatever order commands come in, valid or not: the log has no gap, and replaying it gives the same state.</summary>
    [Fact]
    public void Append_AnyInterleaving_ReplaysToTheSameState()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var log = new LessonLog("l1");
            List<LessonEvent> events = [.. log.Report(Some.Opening).Events];
            for (var i = 0; i < 60; i++)
            {
                var commandId = random.Next(3) == 0 ? null : $"c{random.Next(40)}";
                events.AddRange(log.Append(RandomActor(random), RandomCommand(random), commandId, random.Next(10_000)).Events);
                AssertConsistent(log.State);
            }

            Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => e.Seq));
            var replayed = LessonFold.Apply(LessonState.Empty, events);
            Assert.Equal(Some.Json(log.State), Some.Json(replayed));
            AssertEachHearsItsPart(log.State, events, random);
        }
    }

    /// <summary>After a crash the log is read back; a client that missed the answer sends again.</summary>
    [Fact]
    public void Restore_OfAnyLog_GoesOnAsIfNothingHadHappened()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var log = new LessonLog("l1");
            var kept = log.Report(Some.Opening).Events.Select(opening => new LoggedEvent(opening, null)).ToList();
            var given = new List<(LessonActor Actor, LessonCommand Command, string Id, long Seq)>();
            for (var i = 0; i < 40; i++)
            {
                var (actor, command, id) = (RandomActor(random), RandomCommand(random), $"c{i}");
                var append = log.Append(actor, command, id, i);
                kept.AddRange(append.Events.Select(next => new LoggedEvent(next, next == append.Events[^1] ? id : null)));
                if (append.Events.Count > 0)
                {
                    given.Add((actor, command, id, append.Seq));
                }
            }

            var restored = LessonLog.Restore(log.State.LessonId, kept);

            Assert.Equal(Some.Json(log.State), Some.Json(restored.State));
            foreach (var (actor, command, id, seq) in given)
            {
                var again = restored.Append(actor, command, id, 99);
                Assert.Equal((seq, 0), (again.Seq, again.Events.Count));
            }
        }
    }

    [Fact]
    public void Restore_WithAnEventMissing_Throws()
    {
        var log = new LessonLog("l1");
        var opening = Assert.Single(log.Report(Some.Opening).Events);
        log.Report(new ArriveRoom("a"), 1);
        var second = Assert.Single(log.Report(new ArriveRoom("b"), 2).Events);

        Assert.Throws<ArgumentException>(() => LessonLog.Restore("l1", [new(opening, null), new(second, null)]));
    }

    private static void AssertConsistent(LessonState state)
    {
        Assert.Equal(state.Sources.Count, state.Sources.DistinctBy(source => source.SourceId).Count());
        Assert.Equal(state.Floor.Hands.Count, state.Floor.Hands.DistinctBy(hand => (hand.RoomId, hand.Seat)).Count());
        Assert.Equal(state.Rooms.Select(room => room.RoomId), state.Floor.Rooms.Select(room => room.RoomId));
        Assert.True(state.Floor.Call is null || state.Rooms.Any(room => room.RoomId == state.Floor.Call.RoomId && room.Role == LessonRole.Receiver));
        Assert.All(state.Quiz.Rooms, room => Assert.Equal(room.Devices.Count, room.Devices.DistinctBy(device => device.Seat).Count()));
        Assert.All(state.Quiz.Rooms, room => Assert.Equal(room.Seats.Distinct().Order(), room.Seats));
        Assert.All(state.Sources, source => Assert.Contains(state.Rooms, room => room.RoomId == source.RoomId && room.Present));
    }

    /// <summary>Told in batches of any size, a listener folds what it is told to its view of the state, and is told nothing more.</summary>
    private static void AssertEachHearsItsPart(LessonState state, List<LessonEvent> events, Random random)
    {
        foreach (var listener in new[] { Some.Lecturer, Some.Receiver, Some.Helper, Some.Director, Some.Observer })
        {
            var heard = LessonState.Empty;
            for (var from = 0; from < events.Count;)
            {
                var batch = events.GetRange(from, Math.Min(random.Next(1, 5), events.Count - from));
                heard = LessonFold.Apply(heard, Audience.Tell(listener, batch, heard.Seq));
                from += batch.Count;
            }

            Assert.Equal(Some.Json(Audience.View(listener, state) with { Seq = heard.Seq, TimeMs = heard.TimeMs }), Some.Json(heard));
        }
    }

    private static LessonActor RandomActor(Random random) => random.Next(16) switch
    {
        14 or 15 => Some.Director,
        10 or 11 => Some.Helper,
        12 or 13 => RandomQuiz.Pupil(random),
        0 or 1 => Some.Receiver,
        2 => Some.Observer,
        3 or 4 => Some.Lecturer,
        _ => LessonActor.Relay,
    };

    private static LessonCommand RandomCommand(Random random)
    {
        string[] rooms = ["a", "b", "c", "z"];
        var room = rooms[random.Next(rooms.Length)];
        var source = $"s{random.Next(6)}";
        return random.Next(167) switch
        {
            < 12 => new ArriveRoom(room),
            < 16 => new DepartRoom(room),
            < 26 => new AddSource(Some.Source(source, room)),
            < 32 => new RemoveSource(source),
            < 58 => RandomFloorCommand(random, room),
            58 => Some.Opening,
            59 => new EndLesson(),
            < 72 => RandomTalkCommand(random, room),
            < 100 => RandomQuiz.Command(random, room),
            < 112 => RandomRoll.Command(random, room),
            < 118 => PagesTests.RandomCommand(random),
            < 143 => InkTests.RandomCommand(random),
            _ => RandomProgramme.Command(random, room),
        };
    }

    private static LessonCommand RandomTalkCommand(Random random, string room) => random.Next(4) switch
    {
        0 => new WriteQuestion(random.Next(4) == 0 ? "" : "为什么？", random.Next(-1, 5)),
        1 => new ReplyToQuestion(random.Next(4), random.Next(2) == 0 ? null : "因为……"),
        2 => new React((Reaction)random.Next(3)),
        _ => new SendNote(room, (NoteKind)random.Next(4), "请看第三题"),
    };

    private static LessonCommand RandomFloorCommand(Random random, string room)
    {
        int? seat = random.Next(2) == 0 ? null : random.Next(-1, 5);
        return random.Next(9) switch
        {
            0 or 1 => new RaiseHand(seat),
            2 => new LowerHand(room, seat),
            3 => new LowerHands(),
            4 => new CallRoom(room, seat),
            5 => new EndCall(),
            6 => new SetMicrophone(room, random.Next(2) == 0),
            7 => new SetMicrophones(random.Next(2) == 0),
            _ => new ReportSpeech(room, random.Next(1, 5_000)),
        };
    }
}
