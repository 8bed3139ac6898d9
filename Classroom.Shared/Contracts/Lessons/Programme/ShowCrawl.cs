namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Show a line of words in every room of the lesson (字幕).</summary>
/// <param name="Text">1 to <see cref="ContractLimits.MaxTalkLength"/> characters.</param>
public sealed record ShowCrawl(string Text) : ProgrammeCommand;
