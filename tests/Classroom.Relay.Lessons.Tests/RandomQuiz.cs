using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>Commands of the quiz as they might come from anywhere, sensible or not.</summary>
internal static class RandomQuiz
{
    public static GiveJoinCodes Codes => new([new JoinCode("a", "004217", 0), new JoinCode("b", "381950", 30), new JoinCode("c", "772401", 28)]);

    public static LessonActor Pupil(Random random)
    {
        var seat = random.Next(1, 4);
        return new LessonActor($"p{seat}", LessonAuthority.Pupil, random.Next(2) == 0 ? "b" : "c", seat);
    }

    public static LessonCommand Command(Random random, string roomId)
    {
        var questionId = $"q{random.Next(1, 4)}";
        var seat = random.Next(0, 5);
        return random.Next(13) switch
        {
            0 => Codes,
            1 or 2 => new SeatPupil(roomId, seat, $"p{seat}", random.Next(3) == 0 ? "p2" : null),
            3 => new FreeSeat(roomId, seat),
            4 or 5 => new AskQuestion(Question(random), random.Next(2) == 0 ? null : Answer(random), random.Next(3) == 0),
            6 or 7 => new GiveAnswer(questionId, Answer(random)),
            8 => new ReadCards(questionId, [new CardReading(seat, random.Next(5)), new CardReading(random.Next(1, 5), random.Next(4))]),
            9 => new CountHands(questionId, [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(30))]),
            10 => random.Next(2) == 0 ? new AnswerTogether(questionId, random.Next(-1, 5)) : new CountBallots(),
            11 => new StopQuestion(questionId),
            _ => random.Next(2) == 0 ? new RevealQuestion(questionId) : new PutAwayQuestion(questionId),
        };
    }

    private static Question Question(Random random)
    {
        var kind = (QuestionKind)random.Next(5);
        return new Question(kind, "", kind is QuestionKind.Single or QuestionKind.Multiple ? ["甲", "乙", "丙", "丁"] : []);
    }

    private static Answer Answer(Random random) => random.Next(4) switch
    {
        0 => new Answer(Number: random.Next(3)),
        1 => new Answer(Text: $" {random.Next(3)}"),
        2 => new Answer([0, random.Next(4)]),
        _ => new Answer([random.Next(3)]),
    };
}
