using Classroom.Relay.Udp;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>All that the doctor looks at, in the order a person would.</summary>
internal static class Examination
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(RelayOptions options, IConfiguration configuration, CancellationToken cancellation)
    {
        List<Finding> findings = [TcpPortCheck.Look(options.Port, "--port")];
        if (options.HttpsHost is not null)
        {
            findings.Add(TcpPortCheck.Look(options.HttpsPort, "--https-port"));
        }

        for (var worker = 0; worker < new MediaOptions().WorkersOn(Environment.ProcessorCount); worker++)
        {
            findings.Add(await UdpEchoCheck.LookAsync(options.MediaPort + worker, cancellation));
        }

        findings.Add(ReachableAddressCheck.Look(options));
        findings.Add(SocketBufferCheck.Look());
        findings.Add(FileLimitCheck.Look());
        findings.Add(OpenSslCheck.Look());
        findings.Add(await FfmpegCheck.LookAsync(cancellation));
        findings.AddRange(CoursewareCheck.Look());
        findings.Add(DataFolderCheck.Look(options.Data));
        findings.Add(await DatabaseCheck.LookAsync(options.Data, configuration, cancellation));
        findings.Add(ClockCheck.Look());
        return findings;
    }
}
