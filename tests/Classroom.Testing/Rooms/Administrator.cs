using System.Net.Http.Json;
using Classroom.Relay.County.Demo;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Testing.Rooms;

/// <summary>The administrator of a demo county, signed in by its printed password.</summary>
public sealed class Administrator : IDisposable
{
    /// <summary>The heads of a table of rooms, in the order of <see cref="RoomImport.Csv"/>'s description.</summary>
    private const string Heads = "学校,教室,类型,学区,主讲教室";

    private readonly HttpClient _http;

    private Administrator(HttpClient http) => _http = http;

    /// <exception cref="HttpRequestException">The relay serves no demo county.</exception>
    public static async Task<Administrator> SignInAsync(Uri relay)
    {
        var http = new HttpClient { BaseAddress = relay };
        http.DefaultRequestHeaders.Add("Origin", relay.GetLeftPart(UriPartial.Authority));
        var account = DemoAccounts.All.First(account => account.Role == Role.Administrator);
        using var signedIn = await http.PostAsJsonAsync("/api/session", new Credentials(account.UserName, account.Password), ContractJson.Options);
        signedIn.EnsureSuccessStatusCode();
        return new Administrator(http);
    }

    /// <summary>Adds rooms by a table.</summary>
    /// <param name="rows">School, room, kind, 学区, lecture rooms.</param>
    /// <returns>Every room of the county.</returns>
    /// <exception cref="InvalidOperationException">A row is refused; none was added.</exception>
    public async Task<IReadOnlyList<RoomRecord>> ImportAsync(IEnumerable<string> rows)
    {
        using var answer = await _http.PostAsJsonAsync("/api/rooms/import", new RoomImport(string.Join('\n', rows.Prepend(Heads))), ContractJson.Options);
        var outcome = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<RoomImportOutcome>(ContractJson.Options);
        return outcome!.Errors.Count == 0
            ? (await _http.GetFromJsonAsync<IReadOnlyList<RoomRecord>>("/api/rooms", ContractJson.Options))!
            : throw new InvalidOperationException($"The county refuses the table: {string.Join(", ", outcome.Errors)}.");
    }

    /// <summary>What the relay says of itself.</summary>
    public async Task<RelayHealth> HealthAsync() => (await _http.GetFromJsonAsync<RelayHealth>("/api/health", ContractJson.Options))!;

    public void Dispose() => _http.Dispose();
}
