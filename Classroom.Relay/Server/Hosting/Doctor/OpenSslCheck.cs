using System.Runtime.InteropServices;

namespace Classroom.Relay.Hosting.Doctor;

/// <summary>Media is encrypted by OpenSSL 3, which the system must have.</summary>
internal static class OpenSslCheck
{
    public static Finding Look()
    {
        foreach (var library in new[] { "libssl.so.3", "libcrypto.so.3" })
        {
            if (!NativeLibrary.TryLoad(library, out var handle))
            {
                return new Finding(
                    Verdict.Broken,
                    new Words($"缺少 OpenSSL 3（{library}）。", $"OpenSSL 3 is missing ({library})."),
                    new Words("sudo apt-get install -y libssl3", "sudo apt-get install -y libssl3"));
            }

            NativeLibrary.Free(handle);
        }

        return Finding.Good("OpenSSL 3 可用。", "OpenSSL 3 is there.");
    }
}
