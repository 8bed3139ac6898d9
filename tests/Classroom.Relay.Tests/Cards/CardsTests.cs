using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Cards;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Tests.Cards;

public sealed partial class CardsTests : IAsyncLifetime
{
    private TestRelay _relay = null!;

    public async Task InitializeAsync() => _relay = await TestRelay.StartAsync();

    public async Task DisposeAsync() => await _relay.DisposeAsync();

    [Fact]
    public async Task Print_ForEverySeat_DrawsThePatternsThatTheReaderKnows()
    {
        using var room = _relay.Bearer(_relay.Tokens.Issue(new TokenHolder(Role.Room, "村小一", "lecture-01"), TimeSpan.FromMinutes(1)).Token);

        var answer = await room.GetAsync("/api/cards.pdf?seats=60");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var pages = Stream().Matches(await PdfAsync(answer)).Select(match => match.Groups[1].Value).ToArray();
        var known = Deck().Select(rows => string.Join('\n', rows)).ToArray();
        Assert.Equal(known, pages.Select(Pattern));
        Assert.Equal(Enumerable.Range(1, 60).Select(seat => seat.ToString(CultureInfo.InvariantCulture)), pages.Select(page => Seat().Match(page).Groups[1].Value));
    }

    [Fact]
    public async Task Print_Always_PointsItsTableAtEveryObject()
    {
        using var teacher = await _relay.SignedInAsync(Role.Teacher);

        var pdf = await PdfAsync(await teacher.GetAsync("/api/cards.pdf?seats=3"));

        Assert.StartsWith("%PDF-1.4\n", pdf, StringComparison.Ordinal);
        var table = int.Parse(pdf.Split("startxref\n")[1].Split('\n')[0], CultureInfo.InvariantCulture);
        Assert.Equal("xref", pdf[table..(table + 4)]);
        var entries = pdf[table..].Split('\n').Where(line => line.EndsWith(" n ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(entries);
        Assert.All(entries.Index(), entry => Assert.StartsWith($"{entry.Index + 1} 0 obj", pdf[int.Parse(entry.Item[..10], CultureInfo.InvariantCulture)..], StringComparison.Ordinal));
        Assert.All(Stream().Matches(pdf), match => Assert.Contains($"/Length {match.Groups[1].Length} ", pdf[(match.Index - 40)..match.Index], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?seats=0")]
    [InlineData("?seats=61")]
    [InlineData("?seats=-1")]
    [InlineData("?seats=99999999999")]
    [InlineData("?seats=many")]
    [InlineData("")]
    public async Task Print_ForSeatsThatHaveNoCard_IsInvalid(string query)
    {
        using var teacher = await _relay.SignedInAsync(Role.Teacher);

        var answer = await teacher.GetAsync("/api/cards.pdf" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid", await answer.CodeAsync());
    }

    [Fact]
    public async Task Print_ForAStranger_IsRefused()
    {
        using var stranger = _relay.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/cards.pdf?seats=30")).StatusCode);
    }

    /// <summary>The white squares that a page draws, as the deck's file writes them. A marker is 160 mm wide around the origin, in squares of 20 mm.</summary>
    private static string Pattern(string page)
    {
        var rows = Enumerable.Range(0, 6).Select(_ => new StringBuilder("000000")).ToArray();
        foreach (Match square in WhiteSquare().Matches(page))
        {
            var (x, y) = (int.Parse(square.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(square.Groups[2].Value, CultureInfo.InvariantCulture));
            rows[((80 - y) / 20) - 2][((x + 80) / 20) - 1] = '1';
        }

        return string.Join('\n', rows.Select(row => row.ToString()));
    }

    private static string[][] Deck()
    {
        using var file = typeof(CardDeck).Assembly.GetManifestResourceStream("cards.json")!;
        return JsonDocument.Parse(file).RootElement.GetProperty("cards").Deserialize<string[][]>()!;
    }

    private static async Task<string> PdfAsync(HttpResponseMessage answer) => Encoding.ASCII.GetString(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());

    [GeneratedRegex(@"stream\n(q .*?)\nendstream", RegexOptions.Singleline)]
    private static partial Regex Stream();

    [GeneratedRegex(@"^(-?\d+) (-?\d+) 20 20 re$", RegexOptions.Multiline)]
    private static partial Regex WhiteSquare();

    [GeneratedRegex(@"-85 -155 Td \((\d+)\) Tj")]
    private static partial Regex Seat();
}
