using System.Net.Http.Json;
using System.Text.Json;

namespace Classroom.Relay.Tests.Accounts;

/// <summary>Reads the stable code of a refusal.</summary>
internal static class ProblemCode
{
    public static async Task<string?> CodeAsync(this HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return problem.GetProperty("code").GetString();
    }
}
