using System.Runtime.InteropServices;

namespace Classroom.Relay.Udp.Native;

/// <summary>
/// The calls of the C library the media path needs and the framework does not offer. Numbers are those of Linux on x64 and arm64, which agree
/// on all of them (asm-generic). Failures are a negative result; the reason is <see cref="Marshal.GetLastPInvokeError"/>.
/// </summary>
internal static unsafe partial class LibC
{
    public const int AfInet = 2;
    public const int AfInet6 = 10;
    public const int SockDgram = 2;
    public const int SockNonBlock = 0x800;
    public const int SockCloExec = 0x80000;

    public const int SolSocket = 1;
    public const int SoSndBuf = 7;
    public const int SoRcvBuf = 8;
    public const int SoSndBufForce = 32;
    public const int SoRcvBufForce = 33;
    public const int IpProtoIpv6 = 41;
    public const int Ipv6V6Only = 26;
    public const int SolUdp = 17;

    /// <summary>Segment size of a message the kernel cuts into datagrams (linux/udp.h, since 4.18).</summary>
    public const int UdpSegment = 103;

    public const int MsgTrunc = 0x20;
    public const int MsgDontWait = 0x40;
    public const short PollIn = 1;
    public const short PollOut = 4;
    public const int EventFdNonBlock = 0x800;
    public const int EventFdCloExec = 0x80000;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int OpenSocket(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int OpenEventFd(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(FileDescriptor socket, void* address, uint length);

    [LibraryImport("libc", EntryPoint = "getsockname", SetLastError = true)]
    public static partial int GetSocketName(FileDescriptor socket, void* address, uint* length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(FileDescriptor socket, int level, int option, int* value, uint length);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetSocketOption(FileDescriptor socket, int level, int option, int* value, uint* length);

    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    public static partial int ReceiveMessages(FileDescriptor socket, MultiMessageHeader* messages, uint count, int flags, TimeSpec* timeout);

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    public static partial int SendMessages(FileDescriptor socket, MultiMessageHeader* messages, uint count, int flags);

    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    public static partial int Poll(PollDescriptor* descriptors, nuint count, TimeSpec* timeout, void* signalMask);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(FileDescriptor descriptor, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(FileDescriptor descriptor, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    public static partial int GetClock(int clock, TimeSpec* time);

    [LibraryImport("libc", EntryPoint = "gettid")]
    public static partial int GetThreadId();

    /// <summary>Thread 0 is the calling one; <paramref name="length"/> is the mask's size in bytes.</summary>
    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    public static partial int SetAffinity(int thread, nuint length, ulong* mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    public static partial int GetAffinity(int thread, nuint length, ulong* mask);

    /// <summary>Nice value of one thread: <paramref name="which"/> is PRIO_PROCESS (0), which on Linux means a thread id; 0 is the calling one.</summary>
    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    public static partial int SetPriority(int which, int thread, int nice);

    /// <summary>The nice value of one thread, as <see cref="SetPriority"/> names it.</summary>
    [LibraryImport("libc", EntryPoint = "getpriority")]
    public static partial int GetPriority(int which, int thread);

    /// <summary>A call the C library has no name for; <c>sched_setattr</c> got its own with glibc 2.41.</summary>
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint SystemCall(nint number, nint thread, SchedulingAttributes* attributes, nint flags);

    /// <summary>A non-blocking UDP socket; check <see cref="SafeHandle.IsInvalid"/>.</summary>
    public static FileDescriptor UdpSocket(int family) => new(OpenSocket(family, SockDgram | SockNonBlock | SockCloExec, 0));

    /// <summary>A non-blocking event counter; check <see cref="SafeHandle.IsInvalid"/>.</summary>
    public static FileDescriptor EventFd() => new(OpenEventFd(0, EventFdNonBlock | EventFdCloExec));

    /// <summary>Sets an integer option; false when the kernel refuses.</summary>
    public static bool TrySetOption(FileDescriptor socket, int level, int option, int value) =>
        SetSocketOption(socket, level, option, &value, sizeof(int)) == 0;

    /// <summary>Reads an integer option; -1 when the kernel refuses.</summary>
    public static int GetOption(FileDescriptor socket, int level, int option)
    {
        int value;
        uint length = sizeof(int);
        return GetSocketOption(socket, level, option, &value, &length) == 0 ? value : -1;
    }
}
