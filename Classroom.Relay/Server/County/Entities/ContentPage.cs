using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.County.Entities;

/// <summary>A page of a content.</summary>
public sealed class ContentPage
{
    public required string ContentHash { get; set; }

    /// <summary>Counts from 1.</summary>
    public int Number { get; set; }

    public PageFault? Fault { get; set; }

    /// <summary>Its <see cref="PageImage"/>s as the contracts' JSON.</summary>
    public required string Images { get; set; }
}
