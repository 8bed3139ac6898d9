using Classroom.Benchmarks.Measuring;
using Classroom.Relay.County.Database;
using Classroom.Testing;
using Classroom.Testing.Media;

namespace Classroom.Benchmarks.Hub;

/// <summary>The real relay on one core, and on the other the screens and devices of its lessons, which send and receive no media.</summary>
internal sealed class HubScenario(HubLoad load) : IDisposable
{
    private readonly Cores _cores = Cores.Share();
    private readonly PeerThread _peers = new();

    public async Task<Report> RunAsync(HubPart? only)
    {
        var loadBefore = Machine.Load();
        var stolen = new StolenTime();
        var figures = new List<Figure>();
        if (only is null or HubPart.Ink)
        {
            await using var relay = await RelayProcess.StartAsync(DatabaseProvider.Sqlite, _cores.Relay);
            figures.AddRange(await new InkPart(relay, load, _peers).RunAsync());
        }

        foreach (var database in only is null or HubPart.Answers ? Enum.GetValues<DatabaseProvider>() : [])
        {
            await using var relay = await RelayProcess.StartAsync(database, _cores.Relay);
            figures.AddRange(await new AnswersPart(relay, database, load, _peers).RunAsync());
        }

        if (only is null or HubPart.Join)
        {
            await using var relay = await RelayProcess.StartAsync(DatabaseProvider.Sqlite, _cores.Relay);
            figures.AddRange(await new JoinPart(relay, load, _peers).RunAsync());
        }

        figures.Add(new Figure("the machine's host held back, of the time that was wanted", stolen.Share * 100, "%"));
        return new Report(load, Machine.Describe(loadBefore), figures);
    }

    public void Dispose() => _peers.Dispose();
}
