namespace Classroom.Relay.Udp.Native;

/// <summary>Error numbers of Linux the media path tells apart (asm-generic/errno.h; equal on x64 and arm64).</summary>
internal static class Errno
{
    public const int Interrupted = 4;
    public const int InputOutput = 5;
    public const int TryAgain = 11;
    public const int AccessDenied = 13;
    public const int InvalidArgument = 22;
    public const int MessageTooLong = 90;
    public const int NoProtocolOption = 92;
    public const int OperationNotSupported = 95;
    public const int FamilyNotSupported = 97;
    public const int AddressInUse = 98;
    public const int AddressNotAvailable = 99;
}
