using System.Globalization;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>The process that holds a port, found in /proc (proc_pid_fd(5), proc_net(5)).</summary>
/// <param name="Name">Its name and number.</param>
/// <param name="IsRelay">True when it is a relay.</param>
internal sealed record PortOwner(string Name, bool IsRelay)
{
    private const string RelayProgram = "Classroom.Relay";
    private const int LocalAddressColumn = 1;
    private const int StateColumn = 3;
    private const int InodeColumn = 9;

    /// <summary>The state of a listening TCP socket and of an unconnected UDP socket (include/net/tcp_states.h).</summary>
    private const string TcpListen = "0A";
    private const string UdpUnconnected = "07";

    /// <summary>The holder, or null when the port is free or its holder belongs to another user.</summary>
    public static PortOwner? Find(int port, bool udp)
    {
        var inodes = InodesOf(port, udp);
        if (inodes.Count == 0)
        {
            return null;
        }

        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Holds(process, inodes))
            {
                return new PortOwner($"{Read(process, "comm").Trim()} ({id})", Read(process, "cmdline").Contains(RelayProgram, StringComparison.Ordinal));
            }
        }

        return null;
    }

    private static HashSet<string> InodesOf(int port, bool udp)
    {
        HashSet<string> inodes = [];
        var state = udp ? UdpUnconnected : TcpListen;
        var ending = $":{port:X4}";
        foreach (var table in new[] { "", "6" }.Select(family => $"/proc/net/{(udp ? "udp" : "tcp")}{family}").Where(File.Exists))
        {
            foreach (var line in File.ReadLines(table).Skip(1))
            {
                var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (columns[StateColumn] == state && columns[LocalAddressColumn].EndsWith(ending, StringComparison.Ordinal))
                {
                    inodes.Add($"socket:[{columns[InodeColumn]}]");
                }
            }
        }

        return inodes;
    }

    private static bool Holds(string process, HashSet<string> inodes)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(file => new FileInfo(file).LinkTarget is { } target && inodes.Contains(target));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or belongs to another user.
            return false;
        }
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
