namespace Classroom.Relay.Courseware.Conversion;

/// <summary>
/// The boxes, in pixels, that a page's pictures fit into: a thumbnail, a whole screen of 1080p, a whole panel of 4K. Taller than 16:9, for a page of 4:3 fills the height.
/// </summary>
internal static class PageSizes
{
    public static PageSize Thumbnail { get; } = new(400, 300);

    public static PageSize Screen { get; } = new(1920, 1200);

    public static PageSize Panel { get; } = new(3840, 2400);
}
