namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/rooms/{id}/roster, for administrators: the class list of a receiving room, in place of an earlier one. 200 with <see cref="RosterImportOutcome"/>, whether it was taken or not; 404.</summary>
/// <param name="Csv">A table with the heads 座位 and 姓名 in any order, at most <see cref="ContractLimits.MaxSeat"/> rows.</param>
public sealed record RosterImport(string Csv);
