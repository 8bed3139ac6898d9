using System.Runtime.InteropServices;

namespace Classroom.Relay.Udp.Native;

/// <summary><c>struct msghdr</c> of glibc on 64-bit Linux: 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public void* Name;
    public uint NameLength;
    public IoVector* Vectors;
    public nuint VectorCount;
    public void* Control;
    public nuint ControlLength;
    public int Flags;
}
