namespace Classroom.Relay.Courseware.Uploads;

/// <summary>What became of a part of a file.</summary>
internal enum PartOutcome
{
    /// <summary>All of it is on the disk.</summary>
    Kept,

    /// <summary>It does not begin where the last one ended, or reaches beyond the end.</summary>
    Misplaced,

    /// <summary>Another part of the same file is arriving.</summary>
    Busy,

    /// <summary>The connection broke in the middle; what came is kept.</summary>
    BrokenOff,

    /// <summary>The disk is full.</summary>
    NoSpace,
}
