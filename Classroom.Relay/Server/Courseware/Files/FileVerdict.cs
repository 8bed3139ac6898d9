using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware.Files;

/// <summary>What a look at a file told: what it is, or why it is refused.</summary>
internal readonly record struct FileVerdict(FileKind Kind, CoursewareFault? Fault)
{
    public static implicit operator FileVerdict(FileKind kind) => new(kind, null);

    public static implicit operator FileVerdict(CoursewareFault fault) => new(default, fault);
}
