using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Tests.Srtp;

/// <summary>A claim about interoperation with libsrtp2; left out, with the reason, where that is not installed.</summary>
public sealed class LibsrtpFactAttribute : FactAttribute
{
    public LibsrtpFactAttribute()
    {
        if (NativeLibrary.TryLoad(Libsrtp.Library, out var library))
        {
            NativeLibrary.Free(library);
        }
        else
        {
            Skip = "libsrtp2 is not installed: apt-get install libsrtp2-1";
        }
    }
}
