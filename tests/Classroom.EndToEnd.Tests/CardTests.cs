using System.Diagnostics;
using System.Globalization;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using Classroom.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>Paper cards from the printer to the screen: the relay's PDF, a camera that sees it, the reader in its worker on the room's page.</summary>
[Collection(nameof(CardCollection))]
public sealed class CardTests(CardHosts hosts, ITestOutputHelper output)
{
    private static readonly float PatienceMs = (float)QuizSteps.CardPatience.TotalMilliseconds;

    [Fact]
    public async Task PrintedCards_BeforeACamera_AreAllReadRight()
    {
        await using var stage = hosts.Set();
        var helper = await stage.OpenAsync(null);

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
