using System.Runtime.InteropServices;

namespace Classroom.Relay.Udp.Native;

/// <summary><c>struct sched_attr</c> in its first version, 48 bytes (sched_setattr(2)); the policy is SCHED_OTHER, 0.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SchedulingAttributes
{
    public uint Size;
    public uint Policy;
    public ulong Flags;
    public int Nice;
    public uint Priority;

    /// <summary>Of an ordinary thread: the slice it asks for in nanoseconds, since Linux 6.12; older kernels pass over it.</summary>
    public ulong Runtime;

    public ulong Deadline;
    public ulong Period;
}
