using Classroom.Relay.Udp;

namespace Classroom.Relay.Tests.Udp;

/// <summary>What the media threads take from the machine. Runs alone: it counts this process's threads and descriptors.</summary>
[Collection(nameof(AloneCollection))]
public sealed class MediaResourcesTests
{
    [Fact]
    public void StartStop_FiftyTimes_LeavesSocketsAndThreadsWhereTheyWere()
    {
        StartAndStop();
        var before = DescriptorCount();

        for (var i = 0; i < 50; i++)
        {
            StartAndStop();
        }

        Assert.Equal(before, DescriptorCount());

        // A joined thread may still be on its way out of the kernel.
        Assert.True(SpinWait.SpinUntil(() => MediaThreadCount() == 0, MediaThreads.Patience), "Media threads are left.");
    }

    [Fact]
    public async Task Idle_Worker_UsesLessThanAHundredthOfACore()
    {
        using var threads = new MediaThreads();
        var worker = threads.Start();
        await worker.Run((_, _) => true).WaitAsync(MediaThreads.Patience);
        var before = worker.CpuTime;

        // The second is what is measured, not a wait for something.
        await Task.Delay(TimeSpan.FromSeconds(1));

        Assert.InRange((worker.CpuTime - before).TotalMilliseconds, 0, 10);
        Assert.True(before > TimeSpan.Zero);
    }

    private static void StartAndStop()
    {
        using var threads = new MediaThreads();
        threads.Start();
        threads.Start();
    }

    private static int MediaThreadCount() => Directory.GetDirectories("/proc/self/task")
        .Select(NameOfThread)
        .Count(name => name.StartsWith("media r", StringComparison.Ordinal) || name.StartsWith("dtls", StringComparison.Ordinal));

    private static string NameOfThread(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm"));
        }
        catch (IOException)
        {
            // It ended since it was listed.
            return string.Empty;
        }
    }

    private static int DescriptorCount()
    {
        var udp = File.ReadLines("/proc/self/net/udp").Concat(File.ReadLines("/proc/self/net/udp6"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(fields => $"socket:[{fields[9]}]").ToHashSet();
        return Directory.GetFiles("/proc/self/fd").Select(path => new FileInfo(path).LinkTarget)
            .Count(target => target is not null && (udp.Contains(target) || target == "anon_inode:[eventfd]"));
    }
}
