using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Ink;

namespace Classroom.Relay.Lessons.Tests;

public sealed class InkTests
{
    private const string Page = "page/8f3a/1";

    private static readonly string Stroke = InkPoints.Encode([new(100, 100, 128), new(200, 150, 140)]);

    public static TheoryData<string, InkMark> Malformed => new()
    {
        { "no identifier", Mark("") },
        { "an identifier too long", Mark(new string('a', 17)) },
        { "an identifier of other letters", Mark("a/b") },
        { "no such kind", Mark("m") with { Kind = (InkKind)99 } },
        { "no such colour", Mark("m") with { Colour = ContractLimits.MaxInkColour + 1 } },
        { "no breadth", Mark("m") with { Width = 0 } },
        { "too broad", Mark("m") with { Width = ContractLimits.MaxInkWidth + 1 } },
        { "no points", Mark("m") with { Points = "" } },
        { "points cut off", Mark("m") with { Points = Stroke[..^1] + "g" } },
        { "points of other letters", Mark("m") with { Points = "A?A" } },
        { "points off the page", Mark("m") with { Points = InkPoints.Encode([new(InkPoints.Extent + 1, 0, 0)]) } },
        { "points before the page", Mark("m") with { Points = InkPoints.Encode([new(-1, 0, 0)]) } },
        { "a stroke too long", Mark("m") with { Points = string.Concat(Enumerable.Repeat("AAA", (ContractLimits.MaxPointsLength / 3) + 1)) } },
        { "a line of three points", Mark("m") with { Kind = InkKind.Line, Points = "AAAAAAAAA" } },
        { "words without words", Mark("m") with { Kind = InkKind.Text, Points = "AAA" } },
        { "words with a line feed", Mark("m") with { Kind = InkKind.Text, Points = "AAA", Text = "a\nb" } },
        { "words too long", Mark("m") with { Kind = InkKind.Text, Points = "AAA", Text = new string('字', ContractLimits.MaxInkText + 1) } },
        { "a stroke with words", Mark("m") with { Text = "a" } },
        { "somebody else's name", Mark("m") with { By = "b" } },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void DrawMark_Malformed_IsRefused(string because, InkMark mark)
    {
        var log = Some.FullLog();
        Assert.True(log.Refusal(Some.Lecturer, new DrawMark(Page, mark)) == ErrorCode.Invalid, because);
        Assert.Equal(InkState.Empty, log.State.Ink);
    }

    [Theory]
    [InlineData("")]
    [InlineData("page 1")]
    [InlineData("<script>")]
    public void DrawMark_OnNoSurface_IsRefused(string surface) =>
        Assert.Equal(ErrorCode.Invalid, Some.FullLog().Refusal(Some.Lecturer, new DrawMark(surface, Mark("m"))));

    [Fact]
    public void DrawMark_OfTheLecturer_StandsOnItsSurfaceUnderItsName()
    {
        var log = Some.FullLog();
        Assert.Equal([new MarkDrawn(Page, Mark("m") with { By = "a" })], log.Do(Some.Lecturer, new DrawMark(Page, Mark("m"))));
        Assert.Equal(ErrorCode.Conflict, log.Refusal(Some.Lecturer, new DrawMark(Page, Mark("m"))));
        Assert.Empty(log.Do(Some.Lecturer, new ClearInk("another")));
    }

    [Fact]
    public void Draw_OfAReceivingRoom_NeedsTheCallAndTheLeave()
    {
        var log = Some.FullLog();
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Receiver, new DrawMark(Page, Mark("m"))));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Receiver, new AllowDrawing(true)));
        log.Do(Some.Lecturer, new AllowDrawing(true));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Receiver, new DrawMark(Page, Mark("m"))));

        log.Do(Some.Lecturer, new CallRoom("b"));
        Assert.Single(log.Do(Some.Receiver, new DrawMark(Page, Mark("m"))));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Receiver, new ClearInk(Page)));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(new LessonActor("c", LessonAuthority.Receiver, "c"), new DrawMark(Page, Mark("n"))));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Observer, new UndoInk()));

        log.Do(Some.Lecturer, new EndCall());
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Receiver, new UndoInk()));
    }

    [Fact]
    public void EraseMarks_OfACalledRoom_TakesItsOwnOnly()
    {
        var log = Called();
        log.Do(Some.Lecturer, new DrawMark(Page, Mark("t")));
        log.Do(Some.Receiver, new DrawMark(Page, Mark("r")));

        Assert.Equal(["r"], Assert.IsType<MarksErased>(Assert.Single(log.Do(Some.Receiver, new EraseMarks(Page, ["t", "r", "x"])))).MarkIds);
        Assert.Equal(["t"], Assert.IsType<MarksErased>(Assert.Single(log.Do(Some.Lecturer, new EraseMarks(Page, ["t", "r"])))).MarkIds);
        Assert.Empty(log.Do(Some.Lecturer, new EraseMarks(Page, ["t"])));
        Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Lecturer, new EraseMarks(Page, [])));
        Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Lecturer, new EraseMarks(Page, [.. Enumerable.Repeat("t", ContractLimits.MaxErased + 1)])));
    }

    [Fact]
    public void UndoInk_TakesBackTheSendersOwnStepsOnly()
    {
        var log = Called();
        log.Do(Some.Lecturer, new DrawMark(Page, Mark("t")));
        log.Do(Some.Receiver, new DrawMark(Page, Mark("r")));

        Assert.Single(log.Do(Some.Lecturer, new UndoInk()));
        Assert.Equal(["r"], Seen(log));
        Assert.Empty(log.Do(Some.Lecturer, new UndoInk()));
        Assert.Single(log.Do(Some.Lecturer, new RedoInk()));
        Assert.Equal(["t", "r"], Seen(log));
    }

    [Fact]
    public void UndoInk_AfterClear_BringsEverythingBackInItsPlace()
    {
        var log = Some.FullLog();
        foreach (var id in (string[])["m1", "m2", "m3"])
        {
            log.Do(Some.Lecturer, new DrawMark(Page, Mark(id)));
        }

        log.Do(Some.Lecturer, new EraseMarks(Page, ["m2"]));
        log.Do(Some.Lecturer, new ClearInk(Page));
        Assert.Empty(Seen(log));

        log.Do(Some.Lecturer, new UndoInk());
        Assert.Equal(["m1", "m3"], Seen(log));
        log.Do(Some.Lecturer, new UndoInk());
        Assert.Equal(["m1", "m2", "m3"], Seen(log));
    }

    [Fact]
    public void DrawMark_PageFull_IsRefusedUntilItIsCleared()
    {
        var log = Some.FullLog();
        for (var i = 0; i < ContractLimits.MaxMarks; i++)
        {
            log.Do(Some.Lecturer, new DrawMark(Page, Mark($"m{i}")));
        }

        Assert.Equal(ErrorCode.TooMany, log.Refusal(Some.Lecturer, new DrawMark(Page, Mark("one"))));
        Assert.Single(log.Do(Some.Lecturer, new DrawMark("page/8f3a/2", Mark("one"))));

        log.Do(Some.Lecturer, new ClearInk(Page));
        for (var i = 0; i < ContractLimits.MaxUndo; i++)
        {
            log.Do(Some.Lecturer, new DrawMark("page/8f3a/2", Mark($"n{i}")));
        }

        Assert.Single(log.Do(Some.Lecturer, new DrawMark(Page, Mark("one"))));
    }

    [Fact]
    public void Size_AfterAnything_IsTheWeightOfWhatIsKept()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var log = Called();
            for (var i = 0; i < 150; i++)
            {
                log.Append(random.Next(2) == 0 ? Some.Lecturer : Some.Receiver, RandomCommand(random), null, i);
            }

            Assert.Equal(log.State.Ink.Surfaces.SelectMany(surface => surface.Marks).Sum(mark => ContractLimits.InkWeight + mark.Points.Length), log.State.Ink.Size);
            foreach (var surface in log.State.Ink.Surfaces)
            {
                var hiders = log.State.Ink.Histories.SelectMany(one => one.Done.Where(step => !step.Drew).Concat(one.Undone.Where(step => step.Drew))).Where(step => step.Surface == surface.Surface);
                Assert.Empty(surface.Hidden.Except(hiders.SelectMany(step => step.MarkIds)));
                Assert.Equal(surface.Hidden.Count, surface.Hidden.Distinct().Count());
            }
        }
    }

    [Fact]
    public void Points_Coded_AreReadAsTheyWere()
    {
        var random = new Random(7);
        InkPoint[] points = [.. Enumerable.Range(0, 500).Select(_ => new InkPoint(random.Next(InkPoints.Extent + 1), random.Next(InkPoints.Extent + 1), random.Next(InkPoints.MaxPressure + 1)))];
        ReadOnlySpan<char> text = InkPoints.Encode(points);
        Assert.True(InkPoints.TryCount(text, out var count));
        Assert.Equal(points.Length, count);
        var last = default(InkPoint);
        foreach (var point in points)
        {
            Assert.True(InkPoints.TryTake(ref text, ref last));
            Assert.Equal(point, last);
        }
    }

    [Fact]
    public void Points_Coded_AreWhatTheBrowserCodes() =>
        Assert.Equal("AAAgBAgIhB+//BhI", InkPoints.Encode([new(0, 0, 0), new(16, 0, 128), new(0, 32767, 0)]));

    [Fact]
    public void Points_OfAnything_NeverThrow()
    {
        var random = new Random(8);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(random.Next(40), random, (span, source) =>
            {
                for (var at = 0; at < span.Length; at++)
                {
                    span[at] = (char)source.Next(source.Next(4) == 0 ? char.MaxValue : 128);
                }
            });
            InkPoints.TryCount(text, out var count);
            Assert.InRange(count, 0, text.Length);
        }
    }

    /// <summary>Any command about ink, sensible or not.</summary>
    internal static LessonCommand RandomCommand(Random random)
    {
        var surface = random.Next(4) == 0 ? "screen" : Page;
        return random.Next(12) switch
        {
            < 5 => new DrawMark(surface, Mark($"m{random.Next(60)}")),
            < 7 => new EraseMarks(surface, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"m{random.Next(60)}")]),
            < 9 => new UndoInk(),
            9 => new RedoInk(),
            10 => new ClearInk(surface),
            _ => new AllowDrawing(random.Next(3) > 0),
        };
    }

    private static InkMark Mark(string id) => new(id, InkKind.Pen, 0, 120, Stroke);

    private static LessonLog Called()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, new AllowDrawing(true));
        log.Do(Some.Lecturer, new CallRoom("b"));
        return log;
    }

    private static string[] Seen(LessonLog log) =>
        [.. log.State.Ink.Surfaces.SelectMany(surface => surface.Marks.Select(mark => mark.Id).Except(surface.Hidden))];
}
