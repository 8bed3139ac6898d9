using System.Runtime.InteropServices;

namespace Classroom.Relay.Udp.Native;

/// <summary><c>struct mmsghdr</c>: 64 bytes; <see cref="Length"/> is what the kernel moved.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MultiMessageHeader
{
    public MessageHeader Header;
    public uint Length;
}
