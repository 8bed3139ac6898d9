namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>Shows a blank board to draw on; the courseware stays open behind it.</summary>
/// <param name="Board">1 to the number of boards so far, or one more for a new one, up to <see cref="ContractLimits.MaxBoards"/>.</param>
public sealed record ShowBoard(int Board) : PagesCommand;
