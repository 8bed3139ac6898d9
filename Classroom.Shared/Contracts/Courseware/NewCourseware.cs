namespace Classroom.Shared.Contracts.Courseware;

/// <summary>Begins an upload.</summary>
/// <param name="Name">File name, at most <see cref="ContractLimits.MaxCoursewareName"/> characters.</param>
/// <param name="Bytes">Size of the file: 1 to <see cref="ContractLimits.MaxCoursewareBytes"/>.</param>
/// <param name="RoomId">The lecture room it is for; a room's device may leave it out and means itself.</param>
/// <param name="Sha256">Of the file, in hex, where the sender knows it; what arrives is held against it.</param>
public sealed record NewCourseware(string Name, long Bytes, string? RoomId = null, string? Sha256 = null);
