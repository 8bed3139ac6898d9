using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using Classroom.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>Paper cards from the printer to the screen: the relay's PDF, a camera that sees it, the reader in its worker on the room's page.</summary>
public sealed class CardTests(ITestOutputHelper output)
{
    private static readonly float PatienceMs = (float)QuizSteps.CardPatience.TotalMilliseconds;

    [Fact]
    public async Task PrintedCards_BeforeACamera_AreAllReadRight()
    {
        var folder = Directory.CreateTempSubdirectory("classroom-cards-").FullName;
        try
        {
            await using var relay = await RelayProcess.StartAsync();
            using var limit = new CancellationTokenSource(QuizSteps.CardPatience);
            var film = await CardCamera.FilmAsync(await PrintAsync(relay, limit.Token), folder, limit.Token);
            await using var browser = await Browser.StartAsync(film);
            await using var helper = await browser.OpenAsync(relay.Address);

            var opened = Stopwatch.StartNew();
            await helper.Page.GotoAsync("/room/cards");

            await Expect(helper.Page.Locator("[data-answer]")).ToHaveCountAsync(CardCamera.Cards, new() { Timeout = PatienceMs });
            output.WriteLine($"all answers {opened.Elapsed.TotalSeconds:F1} s after the page was opened, its library fetched for the first time");
            for (var seat = 1; seat <= CardCamera.Cards; seat++)
            {
                await Expect(helper.Page.GetByTestId($"seat-{seat}")).ToHaveAttributeAsync("data-answer", CardCamera.AnswerOf(seat).ToString());
            }

            await ReportAsync(helper);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The relay's sheets, one for each card that the camera is to see.</summary>
    internal static async Task<byte[]> PrintAsync(RelayProcess relay, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = relay.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await relay.TokenAsync("director"));
        return await http.GetByteArrayAsync($"/api/cards.pdf?seats={CardCamera.Cards}", stop);
    }

    /// <summary>How long the worker looked at a frame, over some frames, and what the machine's host held back meanwhile.</summary>
    private async Task ReportAsync(Tab helper)
    {
        var figures = helper.Page.GetByTestId("card-figures");
        var stolen = new StolenTime();
        var times = new List<double>();
        while (times.Count < 10)
        {
            var before = await figures.GetAttributeAsync("data-ms");
            await Expect(figures).Not.ToHaveAttributeAsync("data-ms", before!, new() { Timeout = PatienceMs });
            times.Add(double.Parse((await figures.GetAttributeAsync("data-ms"))!, CultureInfo.InvariantCulture));
        }

        times.Sort();
        output.WriteLine($"a frame of 1080p with {CardCamera.Cards} cards: median {times[5]:F0} ms, least {times[0]:F0}, most {times[^1]:F0} ({stolen.Share:P0} stolen)");
    }
}
