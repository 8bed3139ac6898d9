using System.Net.Http.Headers;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Steps;
using Classroom.Testing;

namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>Hosts whose browser has a class with paper cards before its camera: the relay's own sheets.</summary>
public sealed class CardHosts : SharedHosts
{
    private readonly string _folder = Directory.CreateTempSubdirectory("classroom-cards-").FullName;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected override async Task<string?> CameraAsync(RelayProcess relay)
    {
        using var limit = new CancellationTokenSource(QuizSteps.CardPatience);
        using var http = new HttpClient { BaseAddress = relay.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await relay.TokenAsync("director"));
        return await CardCamera.FilmAsync(await http.GetByteArrayAsync($"/api/cards.pdf?seats={CardCamera.Cards}", limit.Token), _folder, limit.Token);
    }
}
