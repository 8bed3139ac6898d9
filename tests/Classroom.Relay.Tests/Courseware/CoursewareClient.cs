using System.Globalization;
using System.Net.Http.Json;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.Tests.Courseware;

/// <summary>Prepares courseware over REST, as a lecture room's page does.</summary>
internal sealed class CoursewareClient(HttpClient http) : IDisposable
{
    private const int PartBytes = 4 << 20;

    /// <summary>How long a conversion may take on busy cores.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    public HttpClient Http => http;

    public async Task<CoursewareRecord> BeginAsync(string name, long bytes, string? sha256 = null, string? roomId = null)
    {
        using var answer = await TryBeginAsync(new NewCourseware(name, bytes, roomId, sha256));
        return await ReadAsync<CoursewareRecord>(answer);
    }

    public Task<HttpResponseMessage> TryBeginAsync(NewCourseware request) => http.PostAsJsonAsync("/api/courseware", request, ContractJson.Options);

    public async Task<HttpResponseMessage> AppendAsync(string documentId, long offset, HttpContent part)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/courseware/{documentId}") { Content = part };
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        return await http.SendAsync(request);
    }

    /// <summary>Sends what is missing, from where the relay says it is.</summary>
    public async Task ContinueAsync(string documentId, byte[] file)
    {
        for (var offset = (await DocumentAsync(documentId)).Record.UploadedBytes; offset < file.Length; offset += PartBytes)
        {
            using var part = new ByteArrayContent(file, (int)offset, (int)Math.Min(PartBytes, file.Length - offset));
            using var answer = await AppendAsync(documentId, offset, part);
            answer.EnsureSuccessStatusCode();
        }
    }

    public Task<HttpResponseMessage> FinishAsync(string documentId) => http.PostAsync($"/api/courseware/{documentId}/finish", null);

    public async Task ChooseAsync(string documentId, CoursewareChoice choice) =>
        (await http.PutAsJsonAsync($"/api/courseware/{documentId}", choice, ContractJson.Options)).EnsureSuccessStatusCode();

    public async Task RemoveAsync(string documentId) => (await http.DeleteAsync($"/api/courseware/{documentId}")).EnsureSuccessStatusCode();

    /// <summary>Uploads a whole file; the answer is that of its finish.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string name, byte[] file)
    {
        var record = await BeginAsync(name, file.Length);
        await ContinueAsync(record.DocumentId, file);
        return await FinishAsync(record.DocumentId);
    }

    /// <summary>Uploads a file and waits until its pages are made or refused.</summary>
    public async Task<CoursewareDocument> ConvertAsync(string name, byte[] file)
    {
        using var answer = await UploadAsync(name, file);
        return await SettledAsync((await ReadAsync<CoursewareRecord>(answer)).DocumentId);
    }

    /// <summary>Waits until a document is ready or has failed.</summary>
    public async Task<CoursewareDocument> SettledAsync(string documentId)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var document = await DocumentAsync(documentId);
            if (document.Record.State is CoursewareState.Ready or CoursewareState.Failed)
            {
                return document;
            }

            await retry.WaitForNextTickAsync(limit.Token);
        }
    }

    public async Task<CoursewareDocument> DocumentAsync(string documentId)
    {
        using var answer = await http.GetAsync($"/api/courseware/{documentId}");
        return await ReadAsync<CoursewareDocument>(answer);
    }

    public async Task<IReadOnlyList<CoursewareRecord>> ListAsync()
    {
        using var answer = await http.GetAsync("/api/courseware");
        return await ReadAsync<IReadOnlyList<CoursewareRecord>>(answer);
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options))!;
    }

    public void Dispose() => http.Dispose();
}
