using System.Runtime.InteropServices;

namespace Classroom.Relay.Udp.Native;

/// <summary>A <c>struct cmsghdr</c> with the UDP_SEGMENT value behind it, padded to CMSG_SPACE(2) = 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 24)]
internal struct SegmentControl
{
    public nuint Length;
    public int Level;
    public int Type;
    public ushort SegmentSize;

    /// <summary>Fills in everything but the size.</summary>
    public static SegmentControl Empty => new() { Length = 18, Level = LibC.SolUdp, Type = LibC.UdpSegment };
}
