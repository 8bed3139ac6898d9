namespace Classroom.Shared.Contracts.Courseware;

/// <summary>A piece of courseware in the list of its lecture room.</summary>
/// <param name="RoomId">The lecture room it is for.</param>
/// <param name="Name">File name, as it was uploaded.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="UploadedBytes">How much of it has arrived.</param>
/// <param name="Fault">Why it failed; null in every other state.</param>
/// <param name="PageCount">0 until it is known.</param>
/// <param name="PagesDone">Pages made so far, faulty ones included.</param>
/// <param name="FaultyPages">Numbers of the pages that have a fault, in order.</param>
/// <param name="Prepared">Receiving rooms fetch it before the lesson.</param>
/// <param name="AddedAt">When the upload began (UTC).</param>
public sealed record CoursewareRecord(
    string DocumentId,
    string RoomId,
    string Name,
    long Bytes,
    long UploadedBytes,
    CoursewareState State,
    CoursewareFault? Fault,
    int PageCount,
    int PagesDone,
    IReadOnlyList<int> FaultyPages,
    bool Prepared,
    DateTimeOffset AddedAt);
