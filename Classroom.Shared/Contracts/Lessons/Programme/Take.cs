namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Put the preview on air; what was on air becomes the preview. During an automatic programme it is a take-over: the mode is by hand from then on.</summary>
/// <param name="MixMs">0 for a cut (切), else how long the mix lasts, up to <see cref="ContractLimits.MaxMixMs"/>.</param>
public sealed record Take(int MixMs) : ProgrammeCommand;
