using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Pages;

namespace Classroom.Relay.Lessons.Tests;

public sealed class PagesTests
{
    private static readonly LessonDocument Document = new("d1", "圆的周长.pdf", 6);

    [Fact]
    public void PlacePage_ByTheLectureRoom_IsWhatALatecomerFinds()
    {
        var log = Some.FullLog();

        log.Do(Some.Lecturer, Page(1));
        log.Do(Some.Director, Page(2));

        Assert.Equal((Document, 2), (log.State.Pages.Document, log.State.Pages.Page!.Number));
    }

    [Fact]
    public void PlacePage_OfThePageThatIsShown_ChangesNothing()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, Page(1));

        Assert.Empty(log.Do(Some.Lecturer, Page(1)));
    }

    [Fact]
    public void PlacePage_ThatTheLectureRoomDoesNotHave_IsNotFound() =>
        Assert.Equal(ErrorCode.NotFound, Some.FullLog().Refusal(Some.Lecturer, new PlacePage(null, null)));

    [Fact]
    public void Pages_ByAnyoneWhoDoesNotConduct_AreForbidden()
    {
        var log = Some.FullLog();
        foreach (var actor in new[] { Some.Receiver, Some.Helper, Some.Observer, LessonActor.Relay })
        {
            foreach (var command in new LessonCommand[] { Page(1), new ShowBoard(1), new ClosePages() })
            {
                Assert.Equal(ErrorCode.Forbidden, log.Refusal(actor, command));
            }
        }
    }

    [Fact]
    public void ShowBoard_BeforeThePage_LeavesThePageBehindIt()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, Page(3));

        Assert.Equal([new BoardShown(1)], log.Do(Some.Lecturer, new ShowBoard(1)));
        Assert.Equal((1, 3), (log.State.Pages.Board, log.State.Pages.Page!.Number));

        log.Do(Some.Lecturer, Page(3));
        Assert.Null(log.State.Pages.Board);
        Assert.Equal([new BoardShown(2)], log.Do(Some.Lecturer, new ShowBoard(2)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(ContractLimits.MaxBoards + 1)]
    public void ShowBoard_ThatIsNotTheNextOne_IsNotFound(int board) => Assert.Equal(ErrorCode.NotFound, Some.FullLog().Refusal(Some.Lecturer, new ShowBoard(board)));

    [Fact]
    public void ClosePages_OnceAndAgain_ClosesOnce()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, Page(1));
        log.Do(Some.Lecturer, new ShowBoard(1));

        Assert.Equal([new PagesClosed()], log.Do(Some.Lecturer, new ClosePages()));
        Assert.Empty(log.Do(Some.Lecturer, new ClosePages()));
        Assert.Equal(PagesState.Empty with { Boards = 1 }, log.State.Pages);
    }

    [Fact]
    public void ShowPage_WithoutThePagesFacts_IsRefused() => Assert.Equal(ErrorCode.Invalid, Some.FullLog().Refusal(Some.Lecturer, new ShowPage("d1", 1)));

    internal static LessonCommand RandomCommand(Random random) => random.Next(5) switch
    {
        0 => new ShowBoard(random.Next(-1, 4)),
        1 => new ClosePages(),
        2 => new PlacePage(null, null),
        _ => Page(random.Next(1, 5)),
    };

    private static PlacePage Page(int number) => new(Document, new LessonPage(number, []));
}
