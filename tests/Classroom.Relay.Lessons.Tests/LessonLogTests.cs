using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons;

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
            Assert.Equal(log.State with { Rooms = [], Sources = [] }, replayed with { Rooms = [], Sources = [] });
            Assert.Equal(log.State.Rooms, replayed.Rooms);
            Assert.Equal(log.State.Sources, replayed.Sources);
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

            Assert.Equal(log.State with { Rooms = [], Sources = [] }, restored.State with { Rooms = [], Sources = [] });
            Assert.Equal(log.State.Rooms, restored.State.Rooms);
            Assert.Equal(log.State.Sources, restored.State.Sources);
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
        Assert.All(state.Sources, source => Assert.Contains(state.Rooms, room => room.RoomId == source.RoomId && room.Present));
    }

    private static LessonActor RandomActor(Random random) => random.Next(8) switch
    {
        0 => Some.Receiver,
        1 => Some.Observer,
        _ => LessonActor.Relay,
    };

    private static LessonCommand RandomCommand(Random random)
    {
        string[] rooms = ["a", "b", "c", "z"];
        var room = rooms[random.Next(rooms.Length)];
        var source = $"s{random.Next(6)}";
        return random.Next(40) switch
        {
            < 12 => new ArriveRoom(room),
            < 18 => new DepartRoom(room),
            < 30 => new AddSource(Some.Source(source, room)),
            < 38 => new RemoveSource(source),
            38 => Some.Opening,
            _ => new EndLesson(),
        };
    }
}
