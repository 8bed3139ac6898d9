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
        var events = fixture["events"].Deserialize<LessonEvent[]>(ContractJson.Options)!;

        var state = LessonFold.Apply(StateOf(fixture["start"]), events);

        Assert.Equal(Json(StateOf(fixture["state"])), Json(state));
    }

    [Fact]
    public void Fixtures_Together_HoldEveryKindOfEvent()
    {
        var told = Directory.GetFiles(Folder, "*.json")
            .SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!["events"].Deserialize<LessonEvent[]>(ContractJson.Options)!)
            .Select(next => next.Body.GetType());
        var all = typeof(LessonEventBody).Assembly.GetExportedTypes().Where(type => type.IsSealed && type.IsSubclassOf(typeof(LessonEventBody)));

        Assert.Empty(all.Except(told));
    }

    /// <summary>What a fixture does not state is as before the first event, so that a new part of the state changes no fixture that it does not concern.</summary>
    private static LessonState StateOf(JsonNode? stated)
    {
        var state = JsonSerializer.SerializeToNode(LessonState.Empty, ContractJson.Options)!;
        foreach (var (name, value) in stated?.AsObject() ?? [])
        {
            state[name] = value?.DeepClone();
        }

        return state.Deserialize<LessonState>(ContractJson.Options)!;
    }

    private static string Json(LessonState state) => JsonSerializer.Serialize(state, ContractJson.Options);
}
