using System.Globalization;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>How large a receive buffer the kernel grants: a burst of keyframes must wait there while the worker is busy.</summary>
internal static class SocketBufferCheck
{
    private const string Setting = "/proc/sys/net/core/rmem_max";

    /// <summary>What each media worker asks for.</summary>
    private const int WantedBytes = 8 << 20;

    public static Finding Look()
    {
        if (!File.Exists(Setting) || !int.TryParse(File.ReadAllText(Setting).Trim(), CultureInfo.InvariantCulture, out var bytes))
        {
            return new Finding(Verdict.Doubtful, new Words("看不到系统的接收缓冲上限。", "The limit of receive buffers cannot be seen."));
        }

        return bytes >= WantedBytes
            ? Finding.Good($"接收缓冲上限 {bytes >> 10} KiB。", $"Receive buffers may have {bytes >> 10} KiB.")
            : new Finding(
                Verdict.Doubtful,
                new Words($"接收缓冲上限只有 {bytes >> 10} KiB，教室多时会丢包。", $"Receive buffers may have only {bytes >> 10} KiB; with many rooms packets will be lost."),
                new Words("echo 'net.core.rmem_max=8388608' | sudo tee /etc/sysctl.d/60-classroom.conf && sudo sysctl --system", "echo 'net.core.rmem_max=8388608' | sudo tee /etc/sysctl.d/60-classroom.conf && sudo sysctl --system"));
    }
}
