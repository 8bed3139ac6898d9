using System.Net;
using System.Net.Sockets;
using Classroom.Relay.Hosting;
using Classroom.Relay.Udp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Classroom.Relay.Tests.Udp;

public sealed class MediaPlaneTests
{
    [Fact]
    public async Task Start_PortTaken_SaysWhichPortAndWhatToDo()
    {
        using var squatter = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp) { DualMode = true };
        squatter.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        var port = ((IPEndPoint)squatter.LocalEndPoint!).Port;
        using var services = Services(("PortBase", $"{port}"), ("Workers", "1"));
        var plane = services.GetRequiredService<MediaPlane>();

        var fault = await Assert.ThrowsAsync<StartRefusedException>(() => plane.StartAsync(CancellationToken.None));

        Assert.Contains($"UDP port {port} is taken", fault.Message);
        Assert.Contains("--media-port", fault.Message);
    }

    [Fact]
    public async Task Start_TwoWorkers_HaveNamesPortsAndCandidatesOfTheirOwn()
    {
        using var services = Services(("PortBase", "0"), ("Workers", "2"), ("AnnouncedAddresses:0", "192.0.2.7"), ("AnnouncedAddresses:1", "2001:db8::7"));
        var plane = services.GetRequiredService<MediaPlane>();
        await plane.StartAsync(CancellationToken.None);

        var candidates = plane.CandidatesOf(plane.Workers[1]);

        Assert.Equal(2, plane.Workers.Select(worker => worker.Port).Distinct().Count());
        Assert.StartsWith("r1-", plane.Workers[1].RouterId);
        Assert.Same(plane.Workers[1], plane.FindWorker(plane.Workers[1].RouterId));
        Assert.Null(plane.FindWorker("r1-00000000"));
        Assert.Equal([$"192.0.2.7:{plane.Workers[1].Port}", $"[2001:db8::7]:{plane.Workers[1].Port}"], candidates.Select(one => one.Address.ToString()));
        Assert.True(candidates[0].Priority > candidates[1].Priority);
        await plane.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task ChooseWorker_LessonsPlacedAtOnce_AreSpreadEvenly()
    {
        using var services = Services(("PortBase", "0"), ("Workers", "2"));
        var plane = services.GetRequiredService<MediaPlane>();
        await plane.StartAsync(CancellationToken.None);

        var chosen = Enumerable.Range(0, 20).Select(_ => plane.ChooseWorker()).CountBy(worker => worker.RouterId);

        Assert.All(chosen, one => Assert.Equal(10, one.Value));
    }

    [Fact]
    public void ChooseWorker_BeforeStart_SaysThatThePlaneIsNotRunning()
    {
        using var services = Services();

        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<MediaPlane>().ChooseWorker());
    }

    [Theory]
    [InlineData("Workers", "-1", "Media:Workers")]
    [InlineData("PortBase", "65536", "Media:PortBase")]
    [InlineData("AnnouncedAddresses:0", "relay.example.cn", "no IP address")]
    [InlineData("AnnouncedAddresses:0", "0.0.0.0", "no peer can send")]
    [InlineData("AnnouncedAddresses:0", "fe80::1", "no peer can send")]
    public void Options_ThatCannotBe_AreToldInASentence(string name, string value, string part)
    {
        using var services = Services((name, value));

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<MediaOptions>>().Value);

        Assert.Contains(part, fault.Message);
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Media:{one.Name}", (string?)one.Value)))
            .Build();
        return new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddMediaPlane(configuration).BuildServiceProvider();
    }
}
