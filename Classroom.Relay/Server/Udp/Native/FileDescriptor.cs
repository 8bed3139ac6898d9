using System.Runtime.InteropServices;

namespace Classroom.Relay.Udp.Native;

/// <summary>An open descriptor of the kernel, closed exactly once.</summary>
internal sealed class FileDescriptor : SafeHandle
{
    public FileDescriptor(int value)
        : base(-1, ownsHandle: true) => SetHandle(value);

    public override bool IsInvalid => handle < 0;

    /// <summary>The number itself, for structures that carry descriptors. The owner keeps this object alive meanwhile.</summary>
    public int Value => (int)handle;

    protected override bool ReleaseHandle() => LibC.Close((int)handle) == 0;
}
