using System.Net.Http.Json;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Testing.Rooms;

/// <summary>Becomes rooms of a demo county, as a newcomer's browser does.</summary>
public static class RoomSignIn
{
    /// <summary>An access token of the room.</summary>
    /// <exception cref="HttpRequestException">The relay refuses: it serves no demo county, or has no such room.</exception>
    public static async Task<string> TokenAsync(Uri relay, string roomId, CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient { BaseAddress = relay };
        var key = await PostAsync<DeviceKey>(http, "/api/demo/pair", new DemoPairRequest(roomId), cancellationToken);
        var token = await PostAsync<AccessToken>(http, "/api/rooms/token", new RoomTokenRequest(roomId, key.Key), cancellationToken);
        return token.Token;
    }

    /// <summary>The token of a teacher who scanned the code on the room's screen.</summary>
    /// <exception cref="HttpRequestException">The relay refuses: no demo county, no receiving room, or too many tries.</exception>
    public static async Task<string> HelperTokenAsync(Uri relay, string roomId, CancellationToken cancellationToken = default)
    {
        using var screen = new HttpClient { BaseAddress = relay };
        screen.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(relay, roomId, cancellationToken));
        var code = await PostAsync<HelperCode>(screen, "/api/helpers/code", new { }, cancellationToken);
        using var phone = new HttpClient { BaseAddress = relay };
        return (await PostAsync<HelperPass>(phone, "/api/helpers/token", new HelperTokenRequest(code.Code, "王老师"), cancellationToken)).Token;
    }

    private static async Task<T> PostAsync<T>(HttpClient http, string path, object body, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(path, body, ContractJson.Options, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(ContractJson.Options, cancellationToken))!;
    }
}
