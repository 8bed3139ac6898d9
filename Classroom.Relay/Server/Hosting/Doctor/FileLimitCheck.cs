using System.Globalization;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>How many files and sockets the relay may hold open.</summary>
internal static class FileLimitCheck
{
    private const string Limits = "/proc/self/limits";
    private const string Line = "Max open files";

    /// <summary>A county of 100 rooms with several pages each, recordings and the database, with much to spare.</summary>
    private const long Wanted = 4096;

    public static Finding Look()
    {
        // .NET raises the soft limit to the hard one at start, so the hard one is what counts.
        var hard = File.Exists(Limits) ? File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) : null;
        var columns = hard?[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (columns is not [_, var value, ..])
        {
            return new Finding(Verdict.Doubtful, new Words("看不到打开文件数的上限。", "The limit of open files cannot be seen."));
        }

        return !long.TryParse(value, CultureInfo.InvariantCulture, out var files) || files >= Wanted
            ? Finding.Good($"可打开文件数 {value}。", $"{value} open files allowed.")
            : new Finding(
                Verdict.Doubtful,
                new Words($"可打开文件数只有 {files}。", $"Only {files} open files are allowed."),
                new Words("在 systemd 单元里写 LimitNOFILE=65536，或在启动前执行 ulimit -n 65536。", "Set LimitNOFILE=65536 in the systemd unit, or run ulimit -n 65536 before the start."));
    }
}
