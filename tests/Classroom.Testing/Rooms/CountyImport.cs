using System.Net.Http.Json;
using Classroom.Relay.County.Demo;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Testing.Rooms;

/// <summary>Gives a demo county more rooms by a table, as its administrator does.</summary>
public static class CountyImport
{
    /// <summary>The heads of the columns, in the order of <see cref="RoomImport.Csv"/>'s description.</summary>
    public const string Heads = "学校,教室,类型,学区,主讲教室";

    /// <summary>Adds the rows under <see cref="Heads"/>.</summary>
    /// <returns>Every room of the county.</returns>
    /// <exception cref="InvalidOperationException">A row is refused; none was added.</exception>
    public static async Task<IReadOnlyList<RoomRecord>> AddAsync(Uri relay, IEnumerable<string> rows)
    {
        using var http = new HttpClient { BaseAddress = relay };
        http.DefaultRequestHeaders.Add("Origin", relay.GetLeftPart(UriPartial.Authority));
        var account = DemoAccounts.All.First(account => account.Role == Role.Administrator);
        using var signedIn = await http.PostAsJsonAsync("/api/session", new Credentials(account.UserName, account.Password), ContractJson.Options);
        signedIn.EnsureSuccessStatusCode();
        using var answer = await http.PostAsJsonAsync("/api/rooms/import", new RoomImport(string.Join('\n', rows.Prepend(Heads))), ContractJson.Options);
        var outcome = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<RoomImportOutcome>(ContractJson.Options);
        return outcome!.Errors.Count == 0
            ? (await http.GetFromJsonAsync<IReadOnlyList<RoomRecord>>("/api/rooms", ContractJson.Options))!
            : throw new InvalidOperationException($"The county refuses the table: {string.Join(", ", outcome.Errors)}.");
    }
}
