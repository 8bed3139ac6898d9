using System.Net;
using System.Net.Sockets;
using Classroom.Relay.Hosting;
using Classroom.Relay.Hosting.Doctor;
using Classroom.Relay.Tests.Accounts;
using Microsoft.Extensions.Configuration;

namespace Classroom.Relay.Tests.Hosting;

public sealed class DoctorTests
{
    [Fact]
    public void TcpPort_HeldByThisProcess_NamesItAndSaysHowToMend()
    {
        using var holder = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
        holder.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        holder.Listen();
        var port = ((IPEndPoint)holder.LocalEndPoint!).Port;

        var owner = PortOwner.Find(port, udp: false);

        Assert.Contains($"({Environment.ProcessId})", owner!.Name, StringComparison.Ordinal);
        Assert.Contains(owner.Name, TcpPortCheck.Look(port, "--port").What.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UdpPort_ThatIsFree_CarriesADatagram()
    {
        using var probe = new UdpClient(0);
        var port = ((IPEndPoint)probe.Client.LocalEndPoint!).Port;
        probe.Close();

        Assert.Equal(Verdict.Good, (await UdpEchoCheck.LookAsync(port, CancellationToken.None)).Verdict);
    }

    [Fact]
    public async Task UdpPort_HeldByThisProcess_NamesIt()
    {
        using var holder = new UdpClient(0);
        var port = ((IPEndPoint)holder.Client.LocalEndPoint!).Port;

        var finding = await UdpEchoCheck.LookAsync(port, CancellationToken.None);

        Assert.Contains($"({Environment.ProcessId})", finding.What.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examination_OfThisMachine_SaysHowToMendWhateverIsNotGood()
    {
        using var folder = new TemporaryFolder();

        var findings = await Examination.RunAsync(new RelayOptions { Data = folder.Path }, new ConfigurationBuilder().Build(), CancellationToken.None);

        Assert.InRange(findings.Count, 10, 300);
        Assert.All(findings, finding => Assert.True(finding.Verdict is Verdict.Good || finding.Mend is not null, finding.What.English));
    }

    [Theory]
    [InlineData(true, "[故障] 坏了")]
    [InlineData(false, "[FAIL] broken")]
    public void Report_InEitherLanguage_ShowsFindingMendAndSum(bool chinese, string line)
    {
        using var output = new StringWriter();

        DoctorReport.Write(output, [new Finding(Verdict.Broken, new Words("坏了", "broken"), new Words("修", "mend it")), Finding.Good("好", "fine")], chinese);

        var lines = output.ToString().Split(Environment.NewLine);
        Assert.Equal(line, lines[0]);
        Assert.Contains(chinese ? "修" : "mend it", lines[1], StringComparison.Ordinal);
        Assert.Contains(chinese ? "1 项有故障" : "1 broken", lines[3], StringComparison.Ordinal);
    }
}
