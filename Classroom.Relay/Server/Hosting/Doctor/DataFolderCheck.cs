namespace Classroom.Relay.Hosting.Doctor;

/// <summary>Can the data folder be written, and how much room is there.</summary>
internal static class DataFolderCheck
{
    /// <summary>Ten hours of one lesson's recording at 4 Mbit/s.</summary>
    private const long WantedBytes = 18L << 30;

    /// <summary>Below this even the database is at risk.</summary>
    private const long NeededBytes = 1L << 30;

    public static Finding Look(string data)
    {
        var path = Path.GetFullPath(data);
        if (!CanWrite(path))
        {
            return new Finding(
                Verdict.Broken,
                new Words($"不能写入数据目录 {path}。", $"The data folder {path} cannot be written."),
                new Words($"sudo chown -R $USER {path}，或用 --data 换一个目录。", $"sudo chown -R $USER {path}, or choose another folder with --data."));
        }

        var free = new DriveInfo(path).AvailableFreeSpace;
        var mend = new Words("清理磁盘，或用 --data 把数据放到更大的磁盘上。", "Make room, or put the data on a larger disk with --data.");
        return free switch
        {
            < NeededBytes => new Finding(Verdict.Broken, new Words($"数据目录所在磁盘只剩 {free >> 20} MiB。", $"Only {free >> 20} MiB are left on the data folder's disk."), mend),
            < WantedBytes => new Finding(Verdict.Doubtful, new Words($"数据目录所在磁盘剩 {free >> 30} GiB，录像很快会占满。", $"{free >> 30} GiB are left on the data folder's disk; recordings will soon fill it."), mend),
            _ => Finding.Good($"数据目录可写，剩余 {free >> 30} GiB。", $"The data folder can be written; {free >> 30} GiB are left."),
        };
    }

    private static bool CanWrite(string path)
    {
        try
        {
            using var probe = new FileStream(
                DataFolder.Open(path).File($".doctor-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
