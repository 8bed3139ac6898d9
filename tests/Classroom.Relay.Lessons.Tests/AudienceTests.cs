using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Talk;

namespace Classroom.Relay.Lessons.Tests;

public sealed class AudienceTests
{
    [Fact]
    public void Tell_WhatEverybodyMaySee_IsTheSameListForAll()
    {
        IReadOnlyList<LessonEvent> events = [Event(4, new RoomJoined("b")), Event(5, new HandRaised("b"))];
        Assert.Same(events, Audience.Tell(Some.Observer, events, told: 3));
    }

    [Fact]
    public void Tell_ANoteOfOthers_SaysOnlyThatSomethingHappenedAndOnlyWhenSomethingFollows()
    {
        var note = Event(4, new NoteSent("c", true, NoteKind.Words, "请看第三题")) with { Actor = "a" };

        Assert.Empty(Audience.Tell(Some.Helper, [note], told: 3));
        Assert.Equal(
            [new LessonEvent("l1", 4, 5, "relay", new Withheld(4)), Event(5, new HandRaised("b"))],
            Audience.Tell(Some.Helper, [Event(5, new HandRaised("b"))], told: 3));
        Assert.Equal([note], Audience.Tell(Some.Lecturer, [note], told: 3));
    }

    [Theory]
    [InlineData("lecturer", true)]
    [InlineData("helper", true)]
    [InlineData("receiver", false)]
    [InlineData("director", false)]
    [InlineData("observer", false)]
    public void View_OfANote_IsForTheTwoTeachers(string listener, bool sees)
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, new SendNote("b", NoteKind.Words, "请看第三题"));
        var actor = listener switch
        {
            "lecturer" => Some.Lecturer,
            "helper" => Some.Helper,
            "receiver" => Some.Receiver,
            "director" => Some.Director,
            _ => Some.Observer,
        };

        Assert.Equal(sees ? 1 : 0, Audience.View(actor, log.State).Talk.Notes.Count);
    }

    private static LessonEvent Event(long seq, LessonEventBody body) => new("l1", seq, seq, "relay", body);
}
