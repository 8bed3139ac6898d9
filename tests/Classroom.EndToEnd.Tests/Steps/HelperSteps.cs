using Classroom.EndToEnd.Tests.Hosts;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Steps;

/// <summary>A teacher in a village room, with a phone.</summary>
internal static class HelperSteps
{
    /// <summary>A phone that has scanned the code on the room's screen and given its holder's name.</summary>
    public static async Task<Tab> HelpAsync(this LessonStage stage, Tab room)
    {
        var invite = room.Page.GetByTestId("helper-invite");
        await Expect(invite).ToBeVisibleAsync();
        var address = new Uri((await invite.GetAttributeAsync("data-address"))!);
        var phone = await stage.OpenAsync(null, LessonStage.Phone);
        // What a phone's camera would read from the picture, on the address that this browser has for the relay.
        await phone.Page.GotoAsync(address.PathAndQuery + address.Fragment);
        await phone.Page.GetByTestId("helper-name").FillAsync("王老师");
        await phone.ClickAsync("helper-enter");
        await Expect(phone.Page.GetByTestId("helper-desk")).ToBeVisibleAsync();
        return phone;
    }

    /// <summary>Counts the hands for each option of the question on the screens, and records them.</summary>
    public static async Task CountHandsAsync(this Tab helper, params int[] hands)
    {
        await helper.ClickAsync("tool-quiz");
        for (var choice = 0; choice < hands.Length; choice++)
        {
            for (var hand = 0; hand < hands[choice]; hand++)
            {
                await helper.ClickAsync($"more-{choice}");
            }
        }

        await helper.ClickAsync("record-hands");
    }
}
