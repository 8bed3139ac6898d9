namespace Classroom.Relay.Courseware.Conversion;

/// <summary>Width and height of a page or picture, in any unit.</summary>
internal readonly record struct PageSize(double Width, double Height)
{
    /// <summary>The thinnest page that is drawn: beyond it a page is a line.</summary>
    private const double MaxRatio = 20;

    /// <summary>False for what no page can be, such as the size of a page that is not in the file.</summary>
    public bool IsUsable => Width > 0 && Height > 0 && Width <= Height * MaxRatio && Height <= Width * MaxRatio;

    /// <summary>The largest size of the same shape that fits a box, in whole pixels.</summary>
    public PageSize FitInto(PageSize box)
    {
        var scale = Math.Min(box.Width / Width, box.Height / Height);
        return new PageSize(Math.Max(1, Math.Round(Width * scale)), Math.Max(1, Math.Round(Height * scale)));
    }

    /// <summary>The same, but never larger than it is.</summary>
    public PageSize ShrinkInto(PageSize box) => Width <= box.Width && Height <= box.Height ? this : FitInto(box);
}
