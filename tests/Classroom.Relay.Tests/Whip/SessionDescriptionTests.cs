using Classroom.Relay.Whip;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Tests.Whip;

public sealed class SessionDescriptionTests
{
    private const string Smallest = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

    public static TheoryData<string> All => Offers.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Write_WhatWasRead_ReadsTheSame(string name)
    {
        var first = Read(Offers.Text(name));
        var second = Read(first.ToString());

        Assert.Equal(first.Attributes, second.Attributes);
        Assert.Equal(first.Media.Count, second.Media.Count);
        foreach (var (before, after) in first.Media.Zip(second.Media))
        {
            Assert.Equal(before.Attributes, after.Attributes);
            Assert.Equal(before.Formats, after.Formats);
            Assert.Equal((before.Kind, before.Port, before.Protocol), (after.Kind, after.Port, after.Protocol));
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void TryParse_EitherLineEnd_IsTaken(string end) => Assert.Single(Read(Smallest.ReplaceLineEndings(end)).Media);

    [Fact]
    public void TryParse_LinesOfNoInterest_ArePassedOver() =>
        Assert.Single(Read(Smallest.Replace("t=0 0", "i=?\r\nu=http://x\r\nb=AS:1\r\nz=\r\nk=\r\nt=0 0", StringComparison.Ordinal)).Media);

    [Theory]
    [InlineData("", "o= line")]
    [InlineData("hello", "x=value")]
    [InlineData("v=1\r\n", "v=0")]
    [InlineData("o=- 1 1 IN IP4 0.0.0.0\r\n", "v=0")]
    [InlineData("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", "o= line")]
    [InlineData("v=0\r\no=-\r\n", "m= line")]
    [InlineData("v=0\r\no=-\r\nm=audio 9 x\r\n", "media description")]
    [InlineData("v=0\r\no=-\r\nm=audio 65536 x 1\r\n", "media description")]
    [InlineData("v=0\r\no=-\r\nm=audio -1 x 1\r\n", "media description")]
    [InlineData("v=0\r\no=-\r\nA=x\r\n", "x=value")]
    [InlineData("v=0\r\no=-\r\na=:x\r\n", "without a name")]
    public void TryParse_Malformed_IsToldInASentence(string text, string expected) => Assert.Contains(expected, Problem(text), StringComparison.Ordinal);

    [Fact]
    public void TryParse_BeyondTheLimits_IsToldInASentence()
    {
        Assert.Contains("longer", Problem(new string('a', SdpLimits.MaxBytes + 1)), StringComparison.Ordinal);
        Assert.Contains("lines", Problem("v=0\n" + string.Concat(Enumerable.Repeat("a=\n", SdpLimits.MaxLines)).Replace("a=", "b=", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("m= lines", Problem(Smallest + string.Concat(Enumerable.Repeat("m=audio 9 RTP 1\n", SdpLimits.MaxSections))), StringComparison.Ordinal);
    }

    private static SessionDescription Read(string text)
    {
        Assert.True(SessionDescription.TryParse(text, out var description, out var problem), problem);
        return description;
    }

    private static string Problem(string text)
    {
        Assert.False(SessionDescription.TryParse(text, out _, out var problem));
        return problem;
    }
}
