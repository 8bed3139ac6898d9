using System.Runtime.InteropServices;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>Is the clock kept right by the network: attendance, certificates and recordings go by it.</summary>
internal static partial class ClockCheck
{
    /// <summary>adjtimex(2): the clock is not synchronised.</summary>
    private const int TimeError = 5;

    /// <summary>struct timex has 208 bytes on 64-bit Linux.</summary>
    private const int TimexBytes = 256;

    public static Finding Look()
    {
        var now = DateTimeOffset.Now;
        Span<byte> timex = stackalloc byte[TimexBytes];
        timex.Clear();
        // modes = 0 only asks.
        return AdjustTime(timex) is TimeError or < 0
            ? new Finding(
                Verdict.Doubtful,
                new Words($"系统时钟没有与网络对时（现在是 {now:yyyy-MM-dd HH:mm:ss zzz}）。", $"The clock is not synchronised (it is {now:yyyy-MM-dd HH:mm:ss zzz})."),
                new Words("sudo timedatectl set-ntp true（没有时先 sudo apt-get install -y systemd-timesyncd）。", "sudo timedatectl set-ntp true (first sudo apt-get install -y systemd-timesyncd where it is missing)."))
            : Finding.Good($"系统时钟已对时（{now:yyyy-MM-dd HH:mm:ss zzz}）。", $"The clock is synchronised ({now:yyyy-MM-dd HH:mm:ss zzz}).");
    }

    [LibraryImport("libc", EntryPoint = "adjtimex")]
    private static partial int AdjustTime(Span<byte> timex);
}
