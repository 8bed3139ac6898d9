using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Courseware.Conversion;

/// <summary>What became of a page.</summary>
internal sealed record MadePage(IReadOnlyList<PageImage> Images, PageFault? Fault)
{
    public static MadePage Broken { get; } = new([], PageFault.Broken);
}
