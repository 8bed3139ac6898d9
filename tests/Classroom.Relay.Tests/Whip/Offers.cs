using Classroom.Relay.Whip;

namespace Classroom.Relay.Tests.Whip;

/// <summary>Offers as real clients write them. The Chromium and werift ones were captured; the others follow their programs' formats.</summary>
internal static class Offers
{
    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> All => new(Directory.EnumerateFiles(Folder, "*.sdp").Select(file => Path.GetFileNameWithoutExtension(file)));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Whip", "Offers");

    /// <summary>The text, with the line ends of the wire.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".sdp")).ReplaceLineEndings("\r\n");

    public static Offer Read(string name) => Parse(Text(name));

    public static Offer Parse(string text)
    {
        Assert.True(Offer.TryParse(text, out var offer, out var problem), problem);
        return offer;
    }

    /// <summary>Why a text is refused.</summary>
    public static string Problem(string text)
    {
        Assert.False(Offer.TryParse(text, out _, out var problem));
        return problem;
    }
}
