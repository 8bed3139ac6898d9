using System.Text.Json;
using System.Text.Json.Nodes;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>The fold of the relay on the fixtures that the browser's fold is tested on too: both must give one result.</summary>
public sealed class LessonFixtureTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures");

    public static TheoryData<string> Names() => [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_EventsOfAFixture_GivesItsState(string name)
    {
        var fixture = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!;
        var start = fixture["start"] is { } snapshot ? snapshot.Deserialize<LessonState>(ContractJson.Options)! : LessonState.Empty;
        var events = fixture["events"].Deserialize<LessonEvent[]>(ContractJson.Options)!;

        var state = LessonFold.Apply(start, events);

        Assert.Equal(
            JsonSerializer.Serialize(fixture["state"].Deserialize<LessonState>(ContractJson.Options), ContractJson.Options),
            JsonSerializer.Serialize(state, ContractJson.Options));
    }
}
