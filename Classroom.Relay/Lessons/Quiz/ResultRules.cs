using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>
/// From the closed box to bars. Numbers and texts get a bar each while there are few; a text that one pupil alone has written gets none unless it is right:
/// it could tell who wrote it, or say to ten classes what no class should read.
/// </summary>
internal static class ResultRules
{
    /// <summary>Most bars of numbers and texts: what can be read from the last row.</summary>
    public const int MostBars = 8;

    private const int FewestOfAText = 2;

    /// <summary>The result of a question.</summary>
    /// <param name="roomIds">The rooms to tell it for, in the lesson's order.</param>
    public static QuestionResult Of(Question question, Ballots ballots, IReadOnlyList<string> roomIds)
    {
        var choices = QuestionRules.Choices(question);
        var labels = choices == 0 ? Labels(question, ballots) : [];
        var bars = choices == 0 ? labels.Select((label, bar) => (label, bar)).ToDictionary(pair => pair.label.Key, pair => pair.bar) : [];
        RoomResult[] rooms =
        [
            .. roomIds.Select(roomId => (roomId, room: ballots.Of(roomId)))
                .Select(pair => new RoomResult(pair.roomId, pair.room.Way, Count(question, ballots.Right, pair.room, choices == 0 ? labels.Count : choices, bars))),
        ];
        IReadOnlyList<int> right = ballots.Right switch
        {
            null => [],
            { Choices: { } chosen } => chosen,
            // Given the right one, its bar is the first.
            _ => [0],
        };
        return new QuestionResult(ballots.Right, [.. labels.Select(label => label.Text)], right, Sum(rooms, choices == 0 ? labels.Count : choices), rooms);
    }

    private static IReadOnlyList<(string Key, string Text)> Labels(Question question, Ballots ballots)
    {
        var fewest = question.Kind == QuestionKind.Text ? FewestOfAText : 1;
        var given = ballots.Rooms.OrderBy(room => room.Key, StringComparer.Ordinal)
            .SelectMany(room => room.Value.Seats.Values)
            .GroupBy(ballot => QuestionRules.KeyOf(ballot.Answer))
            .Where(group => group.Count() >= fewest)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Text: QuestionRules.LabelOf(group.First().Answer)));
        return ballots.Right is null
            ? [.. given.Take(MostBars)]
            : [.. given.Prepend((Key: QuestionRules.KeyOf(ballots.Right), Text: QuestionRules.LabelOf(ballots.Right))).DistinctBy(label => label.Key).Take(MostBars)];
    }

    private static BarCounts Count(Question question, Answer? right, RoomBallots room, int barCount, Dictionary<string, int> bars) => room.Way switch
    {
        AnswerWay.Hands => new BarCounts(room.Hands.Sum(), room.Hands, right is { Choices: [var only] } && QuestionRules.TakesOneChoice(question) ? room.Hands[only] : null),
        AnswerWay.Together => Seats([new Answer([room.Together!.Value])], right, barCount, bars),
        _ => Seats([.. room.Seats.Values.Select(ballot => ballot.Answer)], right, barCount, bars),
    };

    private static BarCounts Seats(IReadOnlyList<Answer> answers, Answer? right, int barCount, Dictionary<string, int> bars)
    {
        var counts = new int[barCount];
        foreach (var bar in answers.SelectMany(answer => answer.Choices ?? (bars.TryGetValue(QuestionRules.KeyOf(answer), out var bar) ? [bar] : [])))
        {
            counts[bar]++;
        }

        var key = right is null ? null : QuestionRules.KeyOf(right);
        return new BarCounts(answers.Count, counts, key is null ? null : answers.Count(answer => QuestionRules.KeyOf(answer) == key));
    }

    private static BarCounts Sum(IReadOnlyList<RoomResult> rooms, int barCount)
    {
        var telling = rooms.Where(room => room.Way != AnswerWay.None).Select(room => room.Counts).ToArray();
        return new BarCounts(
            telling.Sum(counts => counts.Answered),
            [.. Enumerable.Range(0, barCount).Select(bar => telling.Sum(counts => counts.Bars[bar]))],
            telling.Any(counts => counts.Right is null) ? null : telling.Sum(counts => counts.Right));
    }
}
